package foxden.policies.study;

import foxden.policies.Alteration;
import foxden.policies.Mind;
import foxden.policies.Policy;
import foxden.sim.Action;
import foxden.sim.ActionSpec;
import foxden.sim.Environment;
import foxden.sim.EnvironmentSpec;
import foxden.sim.Observation;
import foxden.sim.Snapshot;
import foxden.sim.StepResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.DoubleConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What would have happened: one policy drives on from one state twice, once as it is and once with
 * an {@link Alteration}, from the same memory of what came before. The difference is caused by the
 * change, for nothing else differs.
 */
public final class Counterfactual {

  private Counterfactual() {}

  /**
   * One thing the policy saw before, and what was done then.
   *
   * @param taken null when nobody did anything yet
   */
  public record Seen(Observation observation, @Nullable Action taken) {}

  /**
   * A decision that was made on the way.
   *
   * @param step of the observation it was made on
   */
  public record Decided(long step, Action action, foxden.sim.Trace trace) {}

  /**
   * One of the two ways.
   *
   * @param steps the state it began with and every step after it
   * @param decisions in order
   * @param mind what the policy attended to, on this way and before it
   */
  public record Way(List<StepResult> steps, List<Decided> decisions, Optional<Mind> mind) {}

  /**
   * Both ways.
   *
   * @param firstDifferent step of the first decision that differs; -1 when none does
   * @param difference of it: mean share of the elements' ranges, or 1 for another move
   * @param differs the same for people: which element most, by how much; empty when none differs
   */
  public record Outcome(
      Alteration change,
      Way asItIs,
      Way changed,
      long firstDifferent,
      double difference,
      String differs) {}

  /**
   * Runs both.
   *
   * @param world stands at the snapshot's state or can be restored to it; stepped, not closed
   * @param at where both begin
   * @param before everything that was seen up to then, oldest first, without the present
   * @param make a fresh policy; called twice, both are closed
   * @param seed the world was reset with
   * @param steps ticks to run at most
   * @param progress told the share done, from 0 to 1; may throw to cancel
   * @throws IllegalArgumentException one sentence: the policy has no such head, gate, channel, or
   *     no network at all
   */
  public static Outcome run(
      Environment world,
      Snapshot at,
      List<Seen> before,
      Supplier<Policy> make,
      Alteration change,
      long seed,
      int steps,
      DoubleConsumer progress) {
    check(world.spec(), change);
    Way a = way(world, at, before, make, null, seed, steps, p -> progress.accept(p / 2));
    Way b = way(world, at, before, make, change, seed, steps, p -> progress.accept(0.5 + p / 2));
    ActionSpec spec = world.spec().action();
    for (int i = 0; i < Math.min(a.decisions.size(), b.decisions.size()); i++) {
      Action own = a.decisions.get(i).action();
      Action other = b.decisions.get(i).action();
      double d = difference(spec, own, other);
      if (d > 0) {
        return new Outcome(change, a, b, a.decisions.get(i).step(), d, text(spec, own, other));
      }
    }
    return new Outcome(change, a, b, -1, 0, "");
  }

  private static void check(EnvironmentSpec spec, Alteration change) {
    if (!(change instanceof Alteration.Sense s)) {
      return;
    }
    if (spec.channels().stream().noneMatch(c -> c.name().equals(s.channel()))) {
      throw new IllegalArgumentException("there is no channel '" + s.channel() + "' here");
    }
    if (!Double.isFinite(s.amount())) {
      throw new IllegalArgumentException("how much is no number: " + s.amount());
    }
  }

  private static Way way(
      Environment world,
      Snapshot at,
      List<Seen> before,
      Supplier<Policy> make,
      @Nullable Alteration change,
      long seed,
      int steps,
      DoubleConsumer progress) {
    try (Policy policy = make.get()) {
      boolean early = false;
      if (change instanceof Alteration.Cover c && c.past()) {
        early = true;
        alter(policy, c);
      }
      policy.reset(world.spec(), seed);
      for (Seen s : before) {
        policy.act(s.observation());
        if (s.taken() != null) {
          policy.applied(s.taken());
        }
      }
      Senses eyes = null;
      if (change instanceof Alteration.Sense s) {
        eyes = new Senses(s, before, seed);
      } else if (change != null && !early) {
        alter(policy, change);
      }
      StepResult r = world.restore(at);
      List<StepResult> out = new ArrayList<>();
      List<Decided> decisions = new ArrayList<>();
      out.add(r);
      int every = world.spec().policyEvery();
      for (int i = 0; i < steps && !r.done(); i++) {
        if (i == 0 || r.step() % every == 0) {
          Observation o = eyes == null ? r.observation() : eyes.see(r.observation());
          var d = policy.act(o);
          decisions.add(new Decided(r.step(), d.action(), d.trace()));
        }
        r = world.step(decisions.get(decisions.size() - 1).action());
        out.add(r);
        progress.accept((i + 1) / (double) steps);
      }
      return new Way(List.copyOf(out), List.copyOf(decisions), policy.mind());
    }
  }

  private static void alter(Policy policy, Alteration change) {
    if (!policy.alter(change)) {
      throw new IllegalArgumentException(
          policy.name() + " has no network to change; choose fox as who shall be asked");
    }
  }

  /** A channel that shows something else. */
  private static final class Senses {
    private final Alteration.Sense fault;
    private final Random random;
    private float @Nullable [] last;

    Senses(Alteration.Sense fault, List<Seen> before, long seed) {
      this.fault = fault;
      this.random = new Random(seed ^ 0x7768617469666eL);
      if (!before.isEmpty()
          && before.get(before.size() - 1).observation().channels().get(fault.channel())
              instanceof Observation.Vector v) {
        last = v.values();
      }
    }

    Observation see(Observation o) {
      float[] x = o.vector(fault.channel()).clone();
      float[] frozen = last == null ? x.clone() : last;
      last = frozen;
      for (int i = 0; i < x.length; i++) {
        x[i] =
            switch (fault.fault()) {
              case DARK -> 0;
              case FROZEN -> frozen[i];
              case OFFSET -> x[i] + (float) fault.amount();
              case NOISE -> x[i] + (float) (fault.amount() * random.nextGaussian());
            };
      }
      Map<String, Observation.Channel> channels = new HashMap<>(o.channels());
      channels.put(fault.channel(), new Observation.Vector(x));
      return new Observation(o.step(), o.time(), channels);
    }
  }

  // ---- How far two actions are apart ----------------------------------------------------------

  /** 0 when equal to the bit; 1 for another move, else the mean share of the elements' ranges. */
  static double difference(ActionSpec spec, Action a, Action b) {
    if (a instanceof Action.VectorAction x
        && b instanceof Action.VectorAction y
        && spec instanceof ActionSpec.Box box) {
      double share = 0;
      for (int i = 0; i < x.values().length; i++) {
        share += gap(box, x.values(), y.values(), i) / x.values().length;
      }
      return share;
    }
    return a.equals(b) ? 0 : 1;
  }

  private static double gap(ActionSpec.Box box, float[] x, float[] y, int i) {
    return Math.abs(x[i] - y[i]) / Math.max(1e-6, box.high()[i] - box.low()[i]);
  }

  private static String text(ActionSpec spec, Action a, Action b) {
    if (a instanceof Action.VectorAction x
        && b instanceof Action.VectorAction y
        && spec instanceof ActionSpec.Box box) {
      int most = 0;
      for (int i = 1; i < x.values().length; i++) {
        most =
            gap(box, x.values(), y.values(), i) > gap(box, x.values(), y.values(), most) ? i : most;
      }
      String name = most < box.labels().size() ? box.labels().get(most) : "element " + most;
      return String.format(
          Locale.ROOT,
          "%s most, by %.3g (%.2g %% of its range)",
          name,
          y.values()[most] - x.values()[most],
          100 * gap(box, x.values(), y.values(), most));
    }
    if (a instanceof Action.DiscreteAction x
        && b instanceof Action.DiscreteAction y
        && spec instanceof ActionSpec.Discrete moves) {
      return moves.names().get(y.index()) + " instead of " + moves.names().get(x.index());
    }
    return b + " instead of " + a;
  }
}
