package foxden.policies.incontext;

import foxden.policies.Alteration;
import foxden.policies.Mind;
import foxden.policies.Policy;
import foxden.policies.fox.FoxCheckpoint;
import foxden.policies.fox.FoxStream;
import foxden.policies.fox.GateClamp;
import foxden.policies.fox.Gated;
import foxden.sim.Action;
import foxden.sim.EnvironmentSpec;
import foxden.sim.Observation;
import foxden.sim.Trace;
import foxden.sim.arena.Chance;
import foxden.sim.variant.VariantEnvironment;
import foxden.sim.variant.VariantGame;
import foxden.sim.variant.Variants;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Plays a variant from demonstrations in its context. {@link #reset} must be given the seed the
 * environment was reset with: it draws demonstrations of the variant of that seed; the network sees
 * nothing of the variant but their tokens. Its own words are not part of what it reads, so it
 * cannot find the secret out by trying. It draws its word from the distribution the network gives.
 */
public final class InContextPolicy implements Policy, Gated {

  private final FoxCheckpoint checkpoint;
  private final int demos;
  private final boolean shuffled;
  private final FoxStream stream;
  private final VariantExpert expert = new VariantExpert();
  private final String title;
  private VariantGame game = VariantTokens.GAMES.get(0);
  private Chance chance = new Chance(0);
  private Mind mind;

  /**
   * A policy.
   *
   * @param demos demonstrations in context; negative for the checkpoint's own number
   * @param shuffled whether they tell of other variants: the control
   */
  public InContextPolicy(FoxCheckpoint checkpoint, int demos, boolean shuffled) {
    if (!knows(checkpoint)) {
      throw new IllegalArgumentException(
          "the checkpoint was trained for '"
              + checkpoint.task()
              + "': its inputs are not those of the games with variants");
    }
    this.checkpoint = checkpoint;
    this.demos = demos < 0 ? checkpoint.settings().get("demos").getAsInt() : demos;
    this.shuffled = shuffled;
    this.stream = new FoxStream(checkpoint.model());
    this.title = "fox (" + checkpoint.task() + ")";
    this.mind = stream.mind(title);
  }

  /** Whether a checkpoint is of this kind. */
  public static boolean knows(FoxCheckpoint checkpoint) {
    return checkpoint.model().inputs().equals(VariantTokens.INPUTS);
  }

  @Override
  public String name() {
    return stream.driverName();
  }

  @Override
  public void clamp(List<GateClamp> clamps) {
    stream.clamp(clamps);
  }

  @Override
  public Set<String> channels() {
    return Set.of(VariantEnvironment.SEEN);
  }

  @Override
  public String checkpoint() {
    return checkpoint.hash();
  }

  @Override
  public int demonstrations() {
    return demos;
  }

  @Override
  public boolean alter(Alteration change) {
    return stream.alter(change);
  }

  @Override
  public void reset(EnvironmentSpec spec, long seed) {
    game = Variants.of(spec.task());
    chance = new Chance(Chance.mix(seed ^ 0x64656d6fL));
    List<VariantDemo> shown =
        VariantDemo.play(game, Variants.ofSeed(game, seed), demos, expert, chance);
    if (shuffled) {
      shown = VariantDemo.shuffled(shown, game, expert, chance);
    }
    stream.reset();
    mind = stream.mind(title);
    for (int d = 0; d < shown.size(); d++) {
      show(d, shown.get(d));
    }
  }

  private void show(int number, VariantDemo demo) {
    int kind = VariantTokens.kind(game);
    for (int t = 0; t <= demo.words().length; t++) {
      float[] seen = demo.seen().get(t);
      String said = t == 0 ? "" : "after '" + VariantTokens.word(demo.words()[t - 1]) + "' ";
      stream.append(
          kind,
          VariantTokens.shown(
              game,
              seen,
              t == 0 ? null : demo.seen().get(t - 1),
              t == 0 ? -1 : demo.words()[t - 1]),
          new Mind.Token(
              "demo",
              "demo " + (number + 1) + ", " + said + VariantTokens.describe(game, seen),
              -1));
    }
  }

  @Override
  public Decision act(Observation observation) {
    int read = stream.tokens();
    float[] seen = observation.vector(VariantEnvironment.SEEN);
    long step = observation.step();
    stream.append(
        VariantTokens.kind(game),
        VariantTokens.question(game, seen),
        new Mind.Token(
            "observation", "step " + step + ": " + VariantTokens.describe(game, seen), step));
    float[] p = stream.output();
    checkpoint.model().kernels().softmax(p, 0, p.length);
    int word = VariantExpert.draw(p, chance.nextInt(1 << 24) * 0x1p-24);
    Map<String, Trace.Array> arrays = new LinkedHashMap<>();
    for (int layer = 0; layer < checkpoint.model().config().layers(); layer++) {
      float[] gates = stream.logForgetSince(layer, read);
      arrays.put("fox/" + layer + "/log_forget", new Trace.Array(new int[] {gates.length}, gates));
    }
    arrays.put("fox/action_probabilities", new Trace.Array(new int[] {p.length}, p));
    return new Decision(new Action.DiscreteAction(word), new Trace(arrays, Map.of()));
  }

  @Override
  public Optional<Mind> mind() {
    return Optional.of(mind);
  }
}
