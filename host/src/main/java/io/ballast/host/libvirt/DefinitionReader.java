package io.ballast.host.libvirt;

import io.ballast.core.model.GuestId;
import io.ballast.core.model.GuestTraits;
import io.ballast.core.model.Tags;
import io.ballast.host.libvirt.Definitions.Definition;
import io.ballast.host.libvirt.TraitsParser.Defined;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** Asks libvirt for a domain's definition and keeps what it says. */
final class DefinitionReader {
  /** Of a guest whose definition cannot be had: nothing that would let its memory be changed. */
  private static final Defined UNKNOWN =
      new Defined(
          new GuestTraits(false, false, false, false, 0), Tags.NONE, List.of(), Contract.NONE);

  private final Definitions definitions;
  private final Optional<PidFiles> pidFiles;
  private final TraitsParser parser = new TraitsParser();

  /**
   * @param pidFiles empty where the guests' processes are not this host's
   */
  DefinitionReader(Definitions definitions, Optional<PidFiles> pidFiles) {
    this.definitions = definitions;
    this.pidFiles = pidFiles;
  }

  /**
   * The definition, read now; null if the domain has just ended. Where libvirt has trouble with
   * this domain only, what was known of it stays.
   *
   * @param known what was read before, if anything
   */
  @Nullable Definition read(Domain domain, GuestId id, String name, @Nullable Definition known)
      throws LibvirtException {
    try {
      return keep(domain, id, name, parser.parse(domain.xml()));
    } catch (XMLStreamException e) {
      return keep(domain, id, name, UNKNOWN);
    } catch (LibvirtException e) {
      if (e.error().is(LibvirtError.NO_DOMAIN)) {
        return null;
      }
      if (e.error().fromTransport()) {
        throw e;
      }
      return keep(domain, id, name, known == null ? UNKNOWN : known.defined());
    }
  }

  private Definition keep(Domain domain, GuestId id, String name, Defined defined) {
    OptionalLong pid = pidFiles.map(files -> files.pid(name)).orElse(OptionalLong.empty());
    return definitions.keep(id, domain.id(), defined, pid);
  }
}
