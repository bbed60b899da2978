package io.ballast.policy.codes;

/**
 * The one declaration of a kind of problem: messages, manual, {@code explain-code} and tests read
 * it. A number once given never means anything else.
 *
 * @param number such as {@code P0201}; the first two digits tell the area
 * @param slug a short name for people
 * @param title one sentence
 * @param explanation why it is a problem and what to do, as paragraphs
 * @param bad a policy that has exactly this problem
 * @param good the same policy without it
 */
public record Code(
    String number,
    String slug,
    String title,
    String explanation,
    When when,
    String bad,
    String good) {

  /** When the problem is met. */
  public enum When {
    /** Before the policy runs. */
    LOADING,
    RUNNING
  }

  public Code {
    explanation = explanation.strip();
    bad = bad.strip();
    good = good.strip();
  }

  static Code loading(
      String number, String slug, String title, String explanation, String bad, String good) {
    return new Code(number, slug, title, explanation, When.LOADING, bad, good);
  }

  static Code running(
      String number, String slug, String title, String explanation, String bad, String good) {
    return new Code(number, slug, title, explanation, When.RUNNING, bad, good);
  }

  @Override
  public String toString() {
    return number;
  }
}
