package io.ballast.tools.format;

import io.ballast.policy.syntax.Expr;
import io.ballast.policy.syntax.Piece;
import io.ballast.policy.syntax.Printer;
import io.ballast.policy.syntax.Program;
import io.ballast.policy.syntax.Programs;
import io.ballast.policy.syntax.Source;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Formatting changes no meaning and loses no comment, whatever the program. */
final class FormatterPropertyTest {
  private static final String[] GAPS = {
    " ",
    " ",
    " ",
    " ",
    " ",
    "\n",
    "\n\n\n",
    "\t",
    "\r\n",
    " # trailing\n",
    "\n # own line  \r\n",
    "\n\n#\n\n\n",
    "#touching \" (\n  # and another\n",
    "\f\u00a0",
  };

  @Provide
  Arbitrary<List<Expr>> programs() {
    return Programs.programs();
  }

  @Provide
  Arbitrary<String> sensible() {
    return Programs.sensible();
  }

  @Provide
  Arbitrary<List<String>> gaps() {
    return Arbitraries.of(GAPS).list().ofMinSize(1).ofMaxSize(40);
  }

  @Property(seed = "1", edgeCases = EdgeCasesMode.NONE)
  void anyProgramStaysWhatItIs(
      @ForAll("programs") List<Expr> program, @ForAll("gaps") List<String> gaps) {
    String text = Printer.print(new Program(Source.of("p", ""), program));
    Formatting.checked(strewn(text, gaps));
  }

  @Property(seed = "2", edgeCases = EdgeCasesMode.NONE)
  void programsThatMakeSenseStayWhatTheyAre(
      @ForAll("sensible") String text, @ForAll("gaps") List<String> gaps) {
    Formatting.checked(text);
    Formatting.checked(strewn(text, gaps));
  }

  /**
   * The text with these gaps between its pieces, over and over; brackets sometimes touch. Atoms
   * that touch, such as a number and its suffix, are left so: a gap would give them another
   * meaning.
   */
  private static String strewn(String text, List<String> gaps) {
    StringBuilder strewn = new StringBuilder(gaps.getLast());
    boolean afterAtom = false;
    int end = -1;
    int turn = 0;
    for (Piece piece : Piece.of(text)) {
      boolean atom = piece.kind() == Piece.Kind.ATOM;
      boolean touches = afterAtom && atom && piece.span().start() == end;
      boolean mayTouch = touches || (!(afterAtom && atom) && turn % 3 == 0);
      strewn.append(mayTouch ? "" : gaps.get(turn % gaps.size())).append(piece.text());
      afterAtom = atom;
      end = piece.span().end();
      turn++;
    }
    return strewn.append(gaps.getFirst()).toString();
  }
}
