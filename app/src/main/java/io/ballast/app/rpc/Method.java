package io.ballast.app.rpc;

import io.ballast.app.mom.Mom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be called, each declared here and nowhere else. */
enum Method {
  PING(
      "ping", 0, false, "True, as long as there is somebody to answer.", (mom, call) -> mom.ping()),
  SET_POLICY(
      "setPolicy",
      1,
      true,
      "Puts one policy in the place of all; false if it was refused.",
      (mom, call) -> mom.setPolicy(call.text(0))),
  GET_POLICY(
      "getPolicy", 0, false, "The text of all policies together.", (mom, call) -> mom.getPolicy()),
  SET_NAMED_POLICY(
      "setNamedPolicy",
      2,
      true,
      "Puts a policy among the others by its name, or, with nil, takes it away; false if refused.",
      (mom, call) -> mom.setNamedPolicy(call.text(0), call.textOrNil(1))),
  GET_NAMED_POLICIES(
      "getNamedPolicies",
      0,
      false,
      "The texts of all policies by their names.",
      (mom, call) -> mom.getNamedPolicies()),
  RESET_POLICIES(
      "resetPolicies",
      0,
      true,
      "Reads the policies again from where the configuration has them; false if refused.",
      (mom, call) -> mom.resetPolicies()),
  GET_STATISTICS(
      "getStatistics",
      0,
      false,
      "The newest values of the host's fields and of each guest's.",
      (mom, call) -> mom.getStatistics()),
  GET_ACTIVE_GUESTS(
      "getActiveGuests",
      0,
      false,
      "The names of the guests that policies see.",
      (mom, call) -> mom.getActiveGuests()),
  SET_VERBOSITY(
      "setVerbosity",
      1,
      true,
      "Sets how much is logged: debug, info, warn, error or critical, or 5 to 1.",
      (mom, call) -> mom.setVerbosity(call.textOrNumber(0))),
  LIST_METHODS("system.listMethods", 0, false, "The names of all methods.", (mom, call) -> names()),
  METHOD_HELP(
      "system.methodHelp",
      1,
      false,
      "What a method does.",
      (mom, call) -> of(call.text(0)).map(one -> one.help).orElse("")),
  METHOD_SIGNATURE(
      "system.methodSignature",
      1,
      false,
      "Signatures are not told, as by Python's servers.",
      (mom, call) -> "signatures not supported");

  private final String word;
  private final int arguments;
  private final boolean sets;
  private final String help;
  private final Body body;

  private interface Body {
    @Nullable Object of(Mom mom, Call call) throws Fault;
  }

  Method(String word, int arguments, boolean sets, String help, Body body) {
    this.word = word;
    this.arguments = arguments;
    this.sets = sets;
    this.help = help;
    this.body = body;
  }

  static Optional<Method> of(String name) {
    return Arrays.stream(values()).filter(method -> method.word.equals(name)).findFirst();
  }

  private static List<String> names() {
    return Arrays.stream(values()).map(method -> method.word).sorted().toList();
  }

  String word() {
    return word;
  }

  /** Whether it changes something. */
  boolean sets() {
    return sets;
  }

  @Nullable Object call(Mom mom, Call call) throws Fault {
    int given = call.arguments().size();
    if (given != arguments) {
      throw new Fault(
          Fault.CALL,
          "<class 'TypeError'>:%s takes %d arguments, not %d".formatted(word, arguments, given));
    }
    return body.of(mom, call);
  }
}
