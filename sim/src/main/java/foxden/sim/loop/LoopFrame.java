package foxden.sim.loop;

import foxden.sim.Action;
import foxden.sim.StepResult;
import foxden.sim.Trace;
import org.jspecify.annotations.Nullable;

/**
 * What listeners receive for every step shown, live or from a recording. Immutable.
 *
 * @param result what the step led to
 * @param action the action applied in this step; null at a start or after a restore without one
 * @param driver who acted: {@code expert}, {@code fox}, {@code human}; empty at the start
 * @param trace what the driver showed at its latest decision; {@link Trace#NONE} when nothing
 * @param traceStep step of the observation that decision was made on; -1 when there is none
 * @param jumped whether this step does not follow the one shown before it (reset, back, seek): a
 *     view that accumulates must look back instead
 */
public record LoopFrame(
    StepResult result,
    @Nullable Action action,
    String driver,
    Trace trace,
    long traceStep,
    boolean jumped) {}
