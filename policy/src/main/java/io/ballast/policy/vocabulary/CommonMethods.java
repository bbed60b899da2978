package io.ballast.policy.vocabulary;

import io.ballast.policy.vocabulary.MethodDecl.Names;
import io.ballast.policy.vocabulary.MethodDecl.Result;
import java.util.List;

/** The methods that every host and guest has. */
final class CommonMethods {

  static final List<MethodDecl> ALL =
      List.of(
          mom(
              "Prop",
              1,
              1,
              Names.PROPERTY,
              Result.NONE,
              "(e.Prop NAME)",
              "The property of that name, such as \"name\" or \"uuid\".",
              new Example("(with Guests g (g.Prop \"name\"))", "(web db batch)")),
          mom(
              "Stat",
              1,
              2,
              Names.FIELD,
              Result.OF_NAMED,
              "(e.Stat FIELD) or (e.Stat FIELD DEFAULT)",
              "The newest value of a field; the second argument if nil.",
              new Example("(with Guests g (g.Stat \"swap_usage\" 0))", "(0 0 300)")),
          mom(
              "StatAvg",
              1,
              1,
              Names.FIELD,
              Result.OF_NAMED,
              "(e.StatAvg FIELD)",
              "The average of the field's non-nil values in history.",
              new Example("(with Guests g (g.StatAvg \"mem_unused\"))", "(700.0 100.0 300.0)")),
          statistic(
              "StatMin",
              Result.OF_NAMED,
              "The least value of a field in history.",
              new Example("(with Guests g (g.StatMin \"mem_unused\"))", "(500 100 0)"),
              new Example("(with Guests g (g.StatMin \"mem_unused\" 2))", "(500 100 400)")),
          statistic(
              "StatMax",
              Result.OF_NAMED,
              "The greatest value of a field in history.",
              new Example("(with Guests g (g.StatMax \"mem_unused\"))", "(900 100 600)")),
          statistic(
              "StatDev",
              Result.OF_NAMED,
              "The standard deviation of a field's values in history (of these values, not of a"
                  + " population they stand for).",
              new Example("(with Guests g (round (g.StatDev \"mem_unused\")))", "(163 0 224)")),
          statistic(
              "Rate",
              Result.PER_SECOND,
              "How much a counter rises per second: the sum of its increases over the time from"
                  + " the oldest value to the newest. A drop, as after a restart, adds nothing."
                  + " Nil without two values.",
              new Example("(with Guests g (g.Rate \"major_fault\"))", "(6.0 0.0 4.0)")),
          statistic(
              "Trend",
              Result.PER_SECOND,
              "How fast a field changes per second: the slope of the straight line closest to its"
                  + " values (least squares). Nil without two values.",
              new Example("(with Guests g (g.Trend \"mem_unused\" 2))", "(nil 0.0 20.0)")),
          new MethodDecl(
              "Percentile",
              2,
              3,
              Names.FIELD,
              Result.OF_NAMED,
              true,
              "(e.Percentile FIELD PERCENT) or (e.Percentile FIELD PERCENT WINDOW)",
              "The value below which that percentage (0 to 100) of a field's values in history is,"
                  + " a float, in proportion between two values.",
              List.of(
                  new Example(
                      "(with Guests g (g.Percentile \"mem_unused\" 50))", "(700.0 100.0 300.0)"))),
          mom(
              "SetVar",
              2,
              2,
              Names.VARIABLE,
              Result.NONE,
              "(e.SetVar NAME VALUE)",
              "Keeps a value with the entity.",
              new Example("(Host.SetVar \"seen\" 5) (Host.GetVar \"seen\")", "5")),
          mom(
              "GetVar",
              1,
              1,
              Names.VARIABLE,
              Result.NONE,
              "(e.GetVar NAME)",
              "The value kept under that name; nil if there is none.",
              new Example("(Host.GetVar \"never\")", "nil")),
          mom(
              "Control",
              2,
              2,
              Names.CONTROL,
              Result.NONE,
              "(e.Control NAME VALUE)",
              "Wishes that a control take a value.",
              new Example("(Host.Control \"ksm_run\" 1) (Host.GetControl \"ksm_run\")", "1")),
          mom(
              "GetControl",
              1,
              1,
              Names.CONTROL,
              Result.OF_NAMED,
              "(e.GetControl NAME)",
              "The value wished in this evaluation; nil if none.",
              new Example("(Host.GetControl \"ksm_run\")", "nil")));

  private CommonMethods() {}

  private static MethodDecl mom(
      String name,
      int least,
      int most,
      Names names,
      Result unit,
      String signature,
      String doc,
      Example example) {
    return new MethodDecl(name, least, most, names, unit, false, signature, doc, List.of(example));
  }

  /** A figure of a field's history. */
  private static MethodDecl statistic(String name, Result unit, String doc, Example... examples) {
    String signature = "(e.%1$s FIELD) or (e.%1$s FIELD WINDOW)".formatted(name);
    return new MethodDecl(name, 1, 2, Names.FIELD, unit, true, signature, doc, List.of(examples));
  }
}
