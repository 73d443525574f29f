package foxden.sim.demo;

import foxden.sim.Action;
import foxden.sim.Edit;
import foxden.sim.Environment;
import foxden.sim.EnvironmentSpec;
import foxden.sim.Snapshot;
import foxden.sim.StepResult;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A world in which a recording is made again not quite as it was made: to show why replays drift.
 * For tasks without an opponent: what reached the recorded world from outside does not reach this
 * one.
 */
public final class Disturbed implements Environment {

  private final Environment inner;
  private final @Nullable Integer decimals;
  private final List<Edit> edits;
  private final long from;
  private long step;

  /**
   * @param inner owned from now on
   * @param decimals to which the numbers of an action are rounded, as a log in text may do; null
   *     for not at all
   * @param edits made once
   * @param from before the step after this one
   */
  public Disturbed(Environment inner, @Nullable Integer decimals, List<Edit> edits, long from) {
    this.inner = inner;
    this.decimals = decimals;
    this.edits = List.copyOf(edits);
    this.from = from;
  }

  @Override
  public EnvironmentSpec spec() {
    return inner.spec();
  }

  @Override
  public StepResult reset(long seed) {
    StepResult r = inner.reset(seed);
    step = r.step();
    return r;
  }

  @Override
  public StepResult step(Action action) {
    if (step == from) {
      edits.forEach(inner::edit);
    }
    StepResult r = inner.step(rounded(action));
    step = r.step();
    return r;
  }

  private Action rounded(Action action) {
    if (decimals == null || !(action instanceof Action.VectorAction vector)) {
      return action;
    }
    double unit = StrictMath.pow(10, decimals);
    float[] values = vector.values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (Math.rint(values[i] * unit) / unit);
    }
    return new Action.VectorAction(values);
  }

  @Override
  public Snapshot snapshot() {
    return inner.snapshot();
  }

  @Override
  public StepResult restore(Snapshot snapshot) {
    StepResult r = inner.restore(snapshot);
    step = r.step();
    return r;
  }

  @Override
  public void edit(Edit edit) {
    inner.edit(edit);
  }

  @Override
  public Map<String, double[]> bodyFacts() {
    return inner.bodyFacts();
  }

  @Override
  public Map<String, double[]> jointLimits() {
    return inner.jointLimits();
  }

  @Override
  public void close() {
    inner.close();
  }
}
