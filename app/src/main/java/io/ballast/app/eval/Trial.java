package io.ballast.app.eval;

import io.ballast.policy.run.Evaluation;
import io.ballast.policy.syntax.Diagnostic;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of evaluating a policy once on a moment from a file.
 *
 * @param rulings in the order of the wishes, then the orders that nobody wished
 * @param problems errors that stayed with one guest
 * @param failure the error that cancelled all wishes; null if there was none
 */
public record Trial(
    Stage stage,
    Evaluation evaluation,
    List<Ruling> rulings,
    List<Diagnostic> problems,
    @Nullable Diagnostic failure) {}
