package foxden.policies.evaluate;

import foxden.policies.Mind;
import foxden.policies.Policy;
import foxden.sim.Action;
import foxden.sim.ActionSpec;
import foxden.sim.Driver;
import foxden.sim.EnvironmentSpec;
import foxden.sim.Observation;
import foxden.sim.Trace;
import java.util.Optional;

/**
 * Lets a policy follow an episode that somebody else drives, recorded or live: it sees what the
 * driver saw and says what it would do, but nothing it says is applied. Not thread-safe; its {@link
 * #mind()} may be read by other threads while it grows.
 */
public final class MindRunner {

  private final Policy policy;
  private ActionSpec action = new ActionSpec.Words();
  private long step = -1;

  /** A runner for this policy, which nobody else may use meanwhile. */
  public MindRunner(Policy policy) {
    this.policy = policy;
  }

  /**
   * What the policy would have done.
   *
   * @param step of the observation
   * @param action its own
   * @param difference how far from the action taken: 0 or 1 for named moves, else the mean absolute
   *     difference of the elements, each as a share of its range
   * @param text the difference for people, with unit
   * @param trace what it shows about its decision
   */
  public record Opinion(long step, Action action, double difference, String text, Trace trace) {}

  /** A new episode begins, with the seed its environment was reset with. */
  public void reset(EnvironmentSpec spec, long seed) {
    action = spec.action();
    step = -1;
    policy.reset(spec, seed);
  }

  /** The mind of the policy over the episode so far; empty for a policy without one. */
  public Optional<Mind> mind() {
    return policy.mind();
  }

  /** Step of the last observation it was shown; -1 before the first. */
  public long step() {
    return step;
  }

  /**
   * Shows it the next observation, in order, one a decision.
   *
   * @param taken what the driver really did on it
   */
  public Opinion follow(Observation observation, Action taken) {
    if (observation.step() <= step) {
      throw new IllegalArgumentException(
          "observation of step " + observation.step() + " after that of step " + step);
    }
    step = observation.step();
    Driver.Decision decision = policy.act(observation);
    policy.applied(taken);
    return difference(decision, taken);
  }

  private Opinion difference(Driver.Decision decision, Action taken) {
    Action own = decision.action();
    if (own instanceof Action.DiscreteAction a
        && taken instanceof Action.DiscreteAction b
        && action instanceof ActionSpec.Discrete moves) {
      boolean same = a.index() == b.index();
      String text =
          same
              ? "would do the same: " + moves.names().get(a.index())
              : "would go "
                  + moves.names().get(a.index())
                  + " instead of "
                  + moves.names().get(b.index());
      return new Opinion(step, own, same ? 0 : 1, text, decision.trace());
    }
    if (own instanceof Action.VectorAction a
        && taken instanceof Action.VectorAction b
        && action instanceof ActionSpec.Box box
        && a.values().length == b.values().length) {
      return vector(a.values(), b.values(), box, decision);
    }
    throw new IllegalArgumentException("cannot compare " + own + " with " + taken);
  }

  private Opinion vector(float[] own, float[] taken, ActionSpec.Box box, Driver.Decision decision) {
    double share = 0;
    int worst = 0;
    double worstShare = -1;
    for (int i = 0; i < own.length; i++) {
      double range = Math.max(1e-6, box.high()[i] - box.low()[i]);
      double apart = Math.abs(own[i] - taken[i]) / range;
      share += apart / own.length;
      if (apart > worstShare) {
        worstShare = apart;
        worst = i;
      }
    }
    String label = worst < box.labels().size() ? box.labels().get(worst) : "element " + worst;
    String text =
        String.format(
            java.util.Locale.ROOT,
            "%.1f %% of range; most: %s by %.3f",
            100 * share,
            label,
            own[worst] - taken[worst]);
    return new Opinion(step, decision.action(), share, text, decision.trace());
  }
}
