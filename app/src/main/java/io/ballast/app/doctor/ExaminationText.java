package io.ballast.app.doctor;

import io.ballast.policy.syntax.Printable;
import java.util.List;

/** An examination as people read it. Whatever guests are called, it is safe. */
public final class ExaminationText {
  private static final int WIDTH = 100;
  private static final int NAMES = 8;
  private static final int NAME = 32;
  private static final String INDENT = " ".repeat(11);

  private ExaminationText() {}

  /** The whole text, which ends with a line that counts. */
  public static String of(Examination examination) {
    StringBuilder text = new StringBuilder();
    for (Examination.Section section : examination.sections()) {
      text.append(section.area()).append('\n');
      section.findings().forEach(finding -> add(text, finding));
      text.append('\n');
    }
    return text.append(summary(examination)).append('\n').toString();
  }

  private static void add(StringBuilder text, Finding finding) {
    String what =
        finding.guests().isEmpty() ? finding.what() : names(finding) + ": " + finding.what();
    wrap(text, "  %-9s".formatted(finding.level().text()), what);
    if (!finding.remedy().isEmpty()) {
      wrap(text, INDENT + "-> ", finding.remedy());
    }
  }

  private static String names(Finding finding) {
    List<String> guests = finding.guests();
    List<String> named =
        guests.stream().limit(NAMES).map(name -> Printable.shortened(name, NAME)).toList();
    int more = guests.size() - named.size();
    return String.join(", ", named) + (more == 0 ? "" : " and %d more".formatted(more));
  }

  /** Breaks at spaces; a word that is longer than a line stays whole, to be copied. */
  private static void wrap(StringBuilder text, String lead, String sentence) {
    String hanging = " ".repeat(lead.length());
    StringBuilder line = new StringBuilder(lead);
    boolean empty = true;
    for (String word : Printable.of(sentence).split(" ")) {
      if (!empty && line.length() + 1 + word.length() > WIDTH) {
        text.append(line).append('\n');
        line = new StringBuilder(hanging);
        empty = true;
      }
      line.append(empty ? "" : " ").append(word);
      empty = false;
    }
    text.append(line).append('\n');
  }

  private static String summary(Examination examination) {
    String counts =
        "%s, %s, %s"
            .formatted(
                count(examination.count(Level.PROBLEM), "problem"),
                count(examination.count(Level.WARNING), "warning"),
                count(examination.count(Level.NOTE), "note"));
    return examination.unreachable() ? counts + "; guests could not be looked at" : counts;
  }

  private static String count(long number, String what) {
    return number == 1 ? "1 " + what : "%d %ss".formatted(number, what);
  }
}
