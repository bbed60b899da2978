package io.ballast.host.libvirt;

import io.ballast.core.collect.HypervisorException;
import io.ballast.core.collect.HypervisorView;
import io.ballast.core.model.GuestReading;
import java.util.List;

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
  public List<GuestReading> guests() throws HypervisorException {
    try {
      return channel.call(reader::read);
    } catch (LibvirtException e) {
      throw Failures.reading(uri, e);
    }
  }

  @Override
  public void close() {
    channel.close();
  }
}
