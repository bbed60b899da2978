package io.ballast.core.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.core.model.OtherManager;
import io.ballast.core.model.OtherManager.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who else manages this host: what runs counts, not what is mentioned. */
class OtherManagersTest {
  private final ScriptedProcesses processes = new ScriptedProcesses();
  private final List<String> problems = new ArrayList<>();

  @ParameterizedTest
  @CsvSource({
    "momd, /usr/bin/python3 /usr/sbin/momd -c /etc/momd.conf, MOM",
    "python3, /usr/bin/python3 /usr/sbin/momd, MOM",
    "python3.12, python3.12 -s -W ignore momd -d, MOM",
    "platform-python, /usr/libexec/platform-python -Es /usr/sbin/momd, MOM",
    "python2, python2 /usr/share/vdsm/mom-vdsm, MOM",
    "momd, /usr/sbin/momd, MOM",
    "ksmtuned, /bin/bash /usr/sbin/ksmtuned, KSMTUNED",
    "bash, bash -x /usr/sbin/ksmtuned, KSMTUNED",
    "sh, sh -o nounset /usr/sbin/ksmtuned, KSMTUNED",
    "ksmtuned, /usr/sbin/ksmtuned, KSMTUNED",
  })
  void aManagerIsFound(String comm, String command, Kind kind) throws IOException {
    processes.run(812, comm, command.split(" "));
    assertThat(OtherManagers.find(processes)).containsExactly(new OtherManager(kind, 812, command));
  }

  @ParameterizedTest
  @CsvSource({
    "vim, vim momd",
    "grep, grep momd",
    "bash, bash -c momd",
    "bash, bash -lc ksmtuned",
    "bash, -bash",
    "bash, bash /usr/bin/edit /usr/sbin/ksmtuned",
    "journalctl, journalctl -u ksmtuned",
    "systemctl, systemctl status momd",
    "python3, python3 -m edit momd",
    "python3, python3 -c momd",
    "python3, python3 /usr/bin/lint /usr/sbin/momd",
    "python3, python3 momd.py",
    "python3, python3 /usr/sbin/ksmtuned.py",
    "tail, tail -f /var/log/ksmtuned",
    "mom-guestd, /usr/bin/python3 /usr/sbin/mom-guestd",
    "java, java -jar momd",
  })
  void whatOnlyMentionsOneIsNone(String comm, String command) throws IOException {
    processes.run(812, comm, command.split(" "));
    assertThat(OtherManagers.find(processes)).isEmpty();
  }

  @Test
  void kernelThreadsAndZombiesAreNone() throws IOException {
    processes.run(37, "ksmd").run(812, "momd").run(813, "ksmtuned").run(814, "bash", "", "");
    assertThat(OtherManagers.find(processes)).isEmpty();
  }

  @Test
  void aManagerAndItsChildrenAreOne() throws IOException {
    processes.run(900, "ksmtuned", "/bin/bash", "/usr/sbin/ksmtuned");
    processes.run(90, "ksmtuned", "/bin/bash", "/usr/sbin/ksmtuned");
    processes.run(100, "momd", "/usr/bin/python3", "/usr/sbin/momd");
    assertThat(OtherManagers.find(processes))
        .extracting(OtherManager::pid)
        .containsExactly(100L, 90L);
  }

  @Test
  void itSaysHowToStopIt() {
    assertThat(new OtherManager(Kind.MOM, 1, "/usr/bin/python3 /usr/sbin/momd").remedy())
        .isEqualTo("systemctl disable --now momd");
    assertThat(new OtherManager(Kind.MOM, 1, "momd -c /etc/vdsm/mom.conf").remedy())
        .isEqualTo("systemctl disable --now mom-vdsm");
    assertThat(new OtherManager(Kind.KSMTUNED, 7, "ksmtuned \033[2J").text())
        .isEqualTo("ksmtuned (pid 7: ksmtuned \uFFFD[2J)");
  }

  @Test
  void hostsWhoseProcessesCannotBeListedAreTold() {
    processes.broken = true;
    assertThatThrownBy(() -> OtherManagers.find(processes)).hasMessage("/proc is broken");
  }

  @Test
  void oneThatComesLaterIsNoticedWithinAMinuteAndToldUntilItGoes() {
    ManagerWatch watch = new ManagerWatch(processes, EnumSet.allOf(Kind.class));
    assertThat(watch.look(Scripted.at(0), problems::add)).isEmpty();

    processes.run(812, "ksmtuned", "/bin/bash", "/usr/sbin/ksmtuned");
    assertThat(watch.look(Scripted.at(59), problems::add)).as("looked too soon").isEmpty();
    assertThat(watch.look(Scripted.at(60), problems::add)).hasSize(1);
    assertThat(watch.look(Scripted.at(65), problems::add)).hasSize(1);
    assertThat(problems)
        .hasSize(2)
        .containsOnly(
            "ksmtuned (pid 812: /bin/bash /usr/sbin/ksmtuned) runs beside Ballast and sets KSM as"
                + " well: stop it with `systemctl disable --now ksmtuned`.");

    processes.end(812);
    assertThat(watch.look(Scripted.at(120), problems::add)).isEmpty();
    assertThat(processes.listed).isEqualTo(3);
    assertThat(problems).hasSize(2);
  }

  @Test
  void oneThatTurnsNoKnobOfOursIsNoProblem() {
    processes.run(812, "ksmtuned", "/bin/bash", "/usr/sbin/ksmtuned");
    ManagerWatch watch = new ManagerWatch(processes, Set.of(Kind.MOM));
    assertThat(watch.look(Scripted.at(0), problems::add)).isEmpty();
    assertThat(problems).isEmpty();
  }

  @Test
  void whatCannotBeLookedForIsToldUntilItCan() {
    processes.broken = true;
    ManagerWatch watch = new ManagerWatch(processes, Set.of(Kind.MOM));
    assertThat(watch.look(Scripted.at(0), problems::add)).isEmpty();
    processes.broken = false;
    watch.look(Scripted.at(60), problems::add);
    assertThat(problems).containsExactly("Other managers cannot be looked for: /proc is broken");
  }

  @Test
  void aKernelWithoutProcessesHasNone() {
    KernelView simulated = path -> "";
    ManagerWatch watch = new ManagerWatch(simulated, Set.of(Kind.MOM));
    assertThat(watch.look(Scripted.at(0), problems::add)).isEmpty();
    assertThat(problems).isEmpty();
  }
}
