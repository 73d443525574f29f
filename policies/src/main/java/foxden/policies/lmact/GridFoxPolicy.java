package foxden.policies.lmact;

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
import foxden.sim.gridworld.GridWorld;
import foxden.sim.gridworld.GridWorldEnvironment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A forgetting transformer that plays the grid world from demonstrations in its context: they and
 * the episode so far are its sequence, its output a distribution over the four words.
 *
 * <p>In the permuted task the words' meaning comes from the environment's seed; {@link #reset}
 * draws demonstrations with that meaning, so it must be given the seed the environment was reset
 * with. The policy sees nothing of it but the demonstrations' tokens.
 */
public final class GridFoxPolicy implements Policy, Gated {

  /** How demonstrations are shown. */
  public enum Context {
    /** As the expert made them. */
    HONEST,
    /** With the actions of other episodes' demonstrations, shuffled: the control. */
    SHUFFLED
  }

  private final FoxCheckpoint checkpoint;
  private final int demos;
  private final Context context;
  private final boolean pastActions;
  private final boolean sample;
  private final FoxStream stream;
  private final String title;
  private Mind mind;
  private Random random = new Random(0);
  private int own = -1;
  private @Nullable GridWorld before;

  /**
   * A policy.
   *
   * @param demos demonstrations in context; negative for the checkpoint's own number
   */
  public GridFoxPolicy(FoxCheckpoint checkpoint, int demos, Context context) {
    if (!checkpoint.model().inputs().equals(GridTokens.INPUTS)) {
      throw new IllegalArgumentException(
          "the checkpoint was trained for '"
              + checkpoint.task()
              + "': its inputs are not those of the grid world");
    }
    this.checkpoint = checkpoint;
    this.demos = demos < 0 ? checkpoint.settings().get("demos").getAsInt() : demos;
    this.context = context;
    this.pastActions = checkpoint.settings().get("past_actions").getAsBoolean();
    this.sample = checkpoint.settings().get("sample").getAsBoolean();
    this.stream = new FoxStream(checkpoint.model());
    this.title = "fox (" + checkpoint.task() + ")";
    this.mind = stream.mind(title);
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
    return Set.of(GridWorldEnvironment.GRID);
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
  public void reset(EnvironmentSpec spec, long seed) {
    boolean permuted = spec.task().equals(GridWorldEnvironment.PERMUTED);
    if (!permuted && !spec.task().equals(GridWorldEnvironment.TASK)) {
      throw new IllegalArgumentException(
          "this fox plays the grid world and cannot drive '" + spec.task() + "'");
    }
    random = new Random(seed ^ 0x666f78L);
    int[] moves = permuted ? GridWorldEnvironment.movesOf(seed) : GridDemo.plainMoves();
    List<GridDemo> shown = GridDemo.draw(moves, demos, random);
    if (context == Context.SHUFFLED) {
      shown = GridDemo.shuffled(shown, random);
    }
    stream.reset();
    mind = stream.mind(title);
    for (int d = 0; d < shown.size(); d++) {
      GridDemo demo = shown.get(d);
      for (int t = 0; t < demo.actions().length; t++) {
        GridWorld world = demo.states().get(t);
        String at = "demo " + (d + 1) + ", step " + t + ": ";
        stream.append(
            GridTokens.OBSERVATION,
            GridTokens.observation(world, t == 0 ? null : demo.states().get(t - 1), true),
            new Mind.Token("demo", at + describe(world), -1));
        String word = GridWorld.DIRECTIONS.get(demo.actions()[t]);
        stream.append(
            GridTokens.ACTION,
            GridTokens.action(demo.actions()[t]),
            new Mind.Token("demo", at + "action '" + word + "'", -1));
      }
    }
    own = -1;
    before = null;
  }

  private static String describe(GridWorld world) {
    return "player [%d, %d], target [%d, %d]"
        .formatted(world.playerRow(), world.playerCol(), world.targetRow(), world.targetCol());
  }

  @Override
  public boolean alter(Alteration change) {
    return stream.alter(change);
  }

  @Override
  public void applied(Action action) {
    if (action instanceof Action.DiscreteAction discrete) {
      own = discrete.index();
    }
  }

  @Override
  public Decision act(Observation observation) {
    int read = stream.tokens();
    long step = observation.step();
    if (pastActions && own >= 0) {
      String word = GridWorld.DIRECTIONS.get(own);
      stream.append(
          GridTokens.ACTION,
          GridTokens.action(own),
          new Mind.Token("action", "step " + (step - 1) + ": action '" + word + "'", step - 1));
    }
    float[] grid = observation.vector(GridWorldEnvironment.GRID);
    GridWorld world = new GridWorld((int) grid[0], (int) grid[1], (int) grid[2], (int) grid[3]);
    stream.append(
        GridTokens.OBSERVATION,
        GridTokens.observation(world, before, false),
        new Mind.Token("observation", "step " + step + ": " + describe(world), step));
    before = world;
    float[] p = stream.output();
    checkpoint.model().kernels().softmax(p, 0, p.length);
    own = choose(p);
    return new Decision(new Action.DiscreteAction(own), trace(read, p));
  }

  private int choose(float[] p) {
    int best = 0;
    double draw = sample ? random.nextDouble() : Double.NaN;
    for (int i = 0; i < p.length; i++) {
      if (sample) {
        draw -= p[i];
        if (draw < 0) {
          return i;
        }
      }
      best = p[i] > p[best] ? i : best;
    }
    return best;
  }

  private Trace trace(int from, float[] p) {
    Map<String, Trace.Array> arrays = new LinkedHashMap<>();
    for (int layer = 0; layer < checkpoint.model().config().layers(); layer++) {
      float[] gates = stream.logForgetSince(layer, from);
      arrays.put("fox/" + layer + "/log_forget", new Trace.Array(new int[] {gates.length}, gates));
    }
    arrays.put("fox/action_probabilities", new Trace.Array(new int[] {p.length}, p));
    return new Trace(arrays, Map.of());
  }

  @Override
  public Optional<Mind> mind() {
    return Optional.of(mind);
  }

  /** A checkpoint's policy for one of the grid world's tasks, or null when it is for another. */
  public static @Nullable GridFoxPolicy of(FoxCheckpoint checkpoint, int demos, Context context) {
    return checkpoint.model().inputs().equals(GridTokens.INPUTS)
        ? new GridFoxPolicy(checkpoint, demos, context)
        : null;
  }
}
