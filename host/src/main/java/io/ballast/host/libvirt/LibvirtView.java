package io.ballast.host.libvirt;

import io.ballast.core.collect.HypervisorException;
import io.ballast.core.collect.HypervisorView;
import io.ballast.core.model.GuestDetail;
import io.ballast.core.model.GuestReading;
import java.util.List;
import java.util.Set;

/** The read side: one bulk call, now and then a guest's definition, and limits if asked. */
final class LibvirtView implements HypervisorView {
  private final String uri;
  private final Channel channel;
  private final GuestReader reader;
  private final TuneReader tunes;

  LibvirtView(String uri, Channel channel, GuestReader reader, TuneReader tunes) {
    this.tunes = tunes;
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
      return tunes.complete(channel.call(connection -> reader.read(connection, details)), details);
    } catch (LibvirtException e) {
      throw Failures.reading(uri, e);
    }
  }

  @Override
  public void close() {
    channel.close();
    tunes.close();
  }
}
