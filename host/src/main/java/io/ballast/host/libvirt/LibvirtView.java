package io.ballast.host.libvirt;

import io.ballast.core.collect.HypervisorException;
import io.ballast.core.collect.HypervisorView;
import io.ballast.core.model.GuestDetail;
import io.ballast.core.model.GuestReading;
import java.util.List;
import java.util.Set;

/** The read side: one bulk call, and now and then a guest's definition. */
final class LibvirtView implements HypervisorView {
  private final String uri;
  private final Channel channel;
  private final GuestReader reader;

  LibvirtView(String uri, Channel channel, GuestReader reader) {
    this.uri = uri;
    this.channel = channel;
    this.reader = reader;
  }

  @Override
  public String description() {
    return uri;
  }

  @Override
  public List<GuestReading> guests(Set<GuestDetail> details) throws HypervisorException {
    try {
      return channel.call(connection -> reader.read(connection, details));
    } catch (LibvirtException e) {
      throw Failures.reading(uri, e);
    }
  }

  @Override
  public void close() {
    channel.close();
  }
}
