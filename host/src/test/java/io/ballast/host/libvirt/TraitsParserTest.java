package io.ballast.host.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.core.model.BalloonOptions;
import io.ballast.core.model.GuestTraits;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraitsParserTest {
  private static final GuestTraits NOTHING = new GuestTraits(false, false, false, false, 0);

  private static GuestTraits domain(String inside) throws XMLStreamException {
    return new TraitsParser().parse("<domain type='qemu' id='3'>" + inside + "</domain>").traits();
  }

  private static GuestTraits device(String device) throws XMLStreamException {
    return domain("<devices>" + device + "</devices>");
  }

  @Test
  void anEmptyDefinitionHasNoTraits() throws Exception {
    assertThat(domain("")).isEqualTo(NOTHING);
  }

  @Test
  void aBalloonWithItsPeriodIsSeen() throws Exception {
    assertThat(
            device("<memballoon model='virtio' autodeflate='off'><stats period='5'/></memballoon>"))
        .isEqualTo(new GuestTraits(true, false, false, false, 5));
  }

  @Test
  void whatABalloonDoesByItselfIsSeen() throws Exception {
    assertThat(
            device("<memballoon model='virtio' autodeflate='on' freePageReporting='on'/>")
                .balloonOptions())
        .isEqualTo(new BalloonOptions(true, true));
    assertThat(device("<memballoon autodeflate='on'/>").balloonOptions())
        .isEqualTo(new BalloonOptions(true, false));
    assertThat(domain("<metadata><memballoon autodeflate='on'/></metadata>").balloonOptions())
        .isEqualTo(BalloonOptions.NONE);
  }

  @Test
  void aBalloonWithoutPeriodNeverReports() throws Exception {
    assertThat(device("<memballoon model='virtio-transitional'/>"))
        .isEqualTo(new GuestTraits(true, false, false, false, 0));
  }

  @Test
  void modelNoneIsNoBalloon() throws Exception {
    assertThat(device("<memballoon model='none'/>")).isEqualTo(NOTHING);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "99999999999", "two"})
  void aPeriodThatIsNoNumberIsNever(String period) throws Exception {
    assertThat(device("<memballoon><stats period='" + period + "'/></memballoon>"))
        .isEqualTo(new GuestTraits(true, false, false, false, 0));
  }

  @Test
  void hugepagesAreSeen() throws Exception {
    assertThat(domain("<memoryBacking><hugepages><page size='2048'/></hugepages></memoryBacking>"))
        .isEqualTo(new GuestTraits(false, true, false, false, 0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<memoryBacking><locked/></memoryBacking>",
        "<launchSecurity type='sev'><policy>0x3</policy></launchSecurity>"
      })
  void lockedMemoryIsSeen(String xml) throws Exception {
    assertThat(domain(xml)).isEqualTo(new GuestTraits(false, false, true, false, 0));
  }

  @Test
  void pagesThatTheDefinitionKeepsApartAreSeen() throws Exception {
    assertThat(domain("<memoryBacking><nosharepages/></memoryBacking>"))
        .isEqualTo(new GuestTraits(false, false, false, false, false, 0, BalloonOptions.NONE));
    assertThat(domain("<metadata><memoryBacking><nosharepages/></memoryBacking></metadata>"))
        .isEqualTo(NOTHING);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<hostdev mode='subsystem' type='pci' managed='yes'><source/></hostdev>",
        "<hostdev mode='subsystem' type='mdev' model='vfio-pci'/>",
        "<interface type='hostdev'/>",
        "<interface type='vdpa'/>",
        "<disk type='nvme' device='disk'/>"
      })
  void whatPinsAGuestsMemoryIsSeen(String xml) throws Exception {
    assertThat(device(xml)).isEqualTo(new GuestTraits(false, false, false, true, 0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<hostdev mode='subsystem' type='usb'/>",
        "<interface type='network'/>",
        "<disk type='file' device='disk'/>"
      })
  void otherDevicesPinNothing(String xml) throws Exception {
    assertThat(device(xml)).isEqualTo(NOTHING);
  }

  @Test
  void anOwnersMetadataCannotPretend() throws Exception {
    assertThat(
            domain(
                "<metadata><x:domain xmlns:x='urn:x'><domain><devices><memballoon model='virtio'/>"
                    + "<hostdev type='pci'/></devices><memoryBacking><locked/></memoryBacking>"
                    + "</domain></x:domain></metadata><description>&lt;locked/&gt;</description>"))
        .isEqualTo(NOTHING);
  }

  @Test
  void anEntityIsNotExpandedAndAFileNotRead() {
    String xml =
        "<!DOCTYPE d [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><domain><name>&x;</name></domain>";
    assertThatThrownBy(() -> new TraitsParser().parse(xml)).isInstanceOf(XMLStreamException.class);
  }
}
