import io.ballast.app.Ballast;
import io.ballast.app.daemon.Unusable;
import java.nio.file.Path;
import java.util.Map;

/** A program with a Ballast inside: `java -cp 'lib/*' EmbeddedBallast.java ballast.conf`. */
public final class EmbeddedBallast {
  private static final String PARAMETERS = "(set balloonEnabled True)";

  private EmbeddedBallast() {}

  public static void main(String[] arguments) throws InterruptedException {
    try (Ballast ballast = Ballast.start(Path.of(arguments[0]))) {
      for (int i = 0; i < 300 && ballast.getActiveGuests().isEmpty(); i++) {
        Thread.sleep(100);
      }
      System.out.println("guests: " + ballast.getActiveGuests().size());

      Map<?, ?> host = (Map<?, ?>) ballast.getStatistics().get("host");
      System.out.println("KSM runs: " + host.get("ksm_run"));

      if (!ballast.setNamedPolicy("01-parameters", PARAMETERS)) {
        System.out.println("refused: " + ballast.policyTrouble().lines().findFirst().orElse(""));
      }
      System.out.println("policies: " + ballast.getNamedPolicies().keySet());
    } catch (Unusable problem) {
      System.err.println(problem.sentence());
      System.exit(problem.exit().code());
    }
  }
}
