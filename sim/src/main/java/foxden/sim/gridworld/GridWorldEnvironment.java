package foxden.sim.gridworld;

import foxden.sim.Action;
import foxden.sim.ActionSpec;
import foxden.sim.ChannelSpec;
import foxden.sim.Environment;
import foxden.sim.EnvironmentSpec;
import foxden.sim.Event;
import foxden.sim.Goals;
import foxden.sim.Observation;
import foxden.sim.Snapshot;
import foxden.sim.StepResult;
import foxden.sim.WorldState;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The grid world as an {@link Environment}: task {@code gridworld}, and {@code gridworld-permuted}
 * where the seed decides which way each of the four action words walks.
 *
 * <p>Channels: {@code grid} (player row, player column, target row, target column), {@code coords}
 * and {@code txt} (LMAct's two texts), and in the permuted task the privileged {@code truth.moves}
 * (for each action, the direction it walks). Reward is 1 on the step that reaches the target, else
 * 0; the episode ends there or after 25 steps. Later actions change nothing but the step count.
 *
 * <p>In the arena scene the middle of cell [row, col] lies at x = (col - 5.5) * 0.1 m, y = (5.5 -
 * row) * 0.1 m, z = 0.
 */
public final class GridWorldEnvironment implements Environment {

  /** Task name of the grid world of LMAct. */
  public static final String TASK = "gridworld";

  /** Task name of the grid world with permuted action words. */
  public static final String PERMUTED = "gridworld-permuted";

  /** Vector channel: player row, player column, target row, target column. */
  public static final String GRID = "grid";

  /** Vector channel of the permuted task: the direction that each action walks. */
  public static final String TRUE_MOVES = "truth.moves";

  /** Side of a cell in the arena scene, m. */
  public static final double PITCH = 0.1;

  private static final double TICK = 0.25;
  private static final int SNAPSHOT_BYTES = 4 * Long.BYTES + 5 * Integer.BYTES;
  private static final long SNAPSHOT_MAGIC = 0x47524944_57524c44L;

  private final boolean permuted;
  private final boolean counted;
  private final GridStarts starts;
  private final EnvironmentSpec spec;

  private @Nullable GridWorld world;
  private int permutation;
  private long seed;
  private long step;

  /**
   * A grid world.
   *
   * @param permuted whether the seed permutes what the action words mean
   * @param starts the start positions that a seed chooses from; with {@link GridStarts#HELD_OUT}
   *     and {@link GridStarts#TRAINING} seeds 0, 1, 2, ... count through the list, so that a sweep
   *     meets every pair once
   */
  public GridWorldEnvironment(boolean permuted, GridStarts starts) {
    this.permuted = permuted;
    this.counted = starts != GridStarts.ALL;
    this.starts = starts;
    ChannelSpec grid =
        new ChannelSpec(
            GRID,
            ChannelSpec.Kind.VECTOR,
            4,
            List.of("player row", "player column", "target row", "target column"));
    ChannelSpec coords = new ChannelSpec("coords", ChannelSpec.Kind.TEXT, 0, List.of());
    ChannelSpec txt = new ChannelSpec("txt", ChannelSpec.Kind.TEXT, 0, List.of());
    ChannelSpec moves =
        new ChannelSpec(TRUE_MOVES, ChannelSpec.Kind.VECTOR, 4, GridWorld.DIRECTIONS);
    this.spec =
        new EnvironmentSpec(
            permuted ? PERMUTED : TASK,
            "gridworld",
            TICK,
            1,
            GridWorld.MAX_STEPS,
            permuted ? List.of(grid, coords, txt, moves) : List.of(grid, coords, txt),
            new ActionSpec.Discrete(GridWorld.DIRECTIONS),
            List.of("player", "target"),
            List.of());
  }

  /** LMAct's grid world with all start positions. */
  public GridWorldEnvironment() {
    this(false, GridStarts.ALL);
  }

  @Override
  public EnvironmentSpec spec() {
    return spec;
  }

  /** The position now. */
  public GridWorld world() {
    return current();
  }

  /**
   * The direction that each of the four actions walks under a seed of the permuted task.
   *
   * @return a permutation of 0..3, index into {@link GridWorld#DIRECTIONS}
   */
  public static int[] movesOf(long seed) {
    return permutation((int) Long.remainderUnsigned(GridStarts.mix(seed ^ 0x7065726dL), 24));
  }

  @Override
  public StepResult reset(long seed) {
    this.seed = seed;
    long draw = counted ? Math.floorMod(seed, (long) starts.count()) : GridStarts.mix(seed);
    world = GridWorld.ofPair(starts.pair((int) Long.remainderUnsigned(draw, starts.count())));
    permutation =
        permuted ? (int) Long.remainderUnsigned(GridStarts.mix(seed ^ 0x7065726dL), 24) : 0;
    step = 0;
    return result(world, 0, List.of());
  }

  @Override
  public StepResult step(Action action) {
    GridWorld before = current();
    int index = index(action);
    boolean over = over(before);
    GridWorld after = over ? before : before.walk(permutation(permutation)[index]);
    world = after;
    step++;
    List<Event> events =
        !over && after.equals(before)
            ? List.of(new Event("blocked", "The player walked into the wall.", List.of("player")))
            : List.of();
    return result(after, !over && after.reached() ? 1 : 0, events);
  }

  @Override
  public Snapshot snapshot() {
    GridWorld now = current();
    byte[] bytes =
        ByteBuffer.allocate(SNAPSHOT_BYTES)
            .putLong(SNAPSHOT_MAGIC)
            .putLong(permuted ? 1 : 0)
            .putLong(seed)
            .putLong(step)
            .putInt(permutation)
            .putInt(now.playerRow())
            .putInt(now.playerCol())
            .putInt(now.targetRow())
            .putInt(now.targetCol())
            .array();
    return new Snapshot(step, hash(now), bytes);
  }

  @Override
  public StepResult restore(Snapshot snapshot) {
    if (snapshot.bytes().length != SNAPSHOT_BYTES) {
      throw damaged(snapshot.bytes().length + " bytes instead of " + SNAPSHOT_BYTES);
    }
    ByteBuffer in = ByteBuffer.wrap(snapshot.bytes());
    if (in.getLong() != SNAPSHOT_MAGIC || in.getLong() != (permuted ? 1 : 0)) {
      throw damaged("it belongs to another environment than '" + spec.task() + "'");
    }
    long restoredSeed = in.getLong();
    long restoredStep = in.getLong();
    int restoredPermutation = in.getInt();
    if (restoredPermutation < 0 || restoredPermutation >= (permuted ? 24 : 1)) {
      throw damaged("permutation " + restoredPermutation);
    }
    GridWorld restored;
    try {
      restored = new GridWorld(in.getInt(), in.getInt(), in.getInt(), in.getInt());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("damaged grid world snapshot: " + e.getMessage(), e);
    }
    seed = restoredSeed;
    step = restoredStep;
    permutation = restoredPermutation;
    world = restored;
    return result(restored, 0, List.of());
  }

  private GridWorld current() {
    GridWorld now = world;
    if (now == null) {
      throw new IllegalStateException("reset the grid world before its first step");
    }
    return now;
  }

  private boolean over(GridWorld now) {
    return now.reached() || step >= GridWorld.MAX_STEPS;
  }

  private static int index(Action action) {
    if (action instanceof Action.DiscreteAction discrete) {
      int index = discrete.index();
      if (index < 0 || index >= GridWorld.DIRECTIONS.size()) {
        throw new IllegalArgumentException(
            "action " + index + " is not one of 0..3, left right up down");
      }
      return index;
    }
    throw new IllegalArgumentException(
        "the grid world takes a discrete action (left right up down), not " + action);
  }

  // The number of a permutation of 0..3 in lexicographic order, written out.
  private static int[] permutation(int number) {
    int[] left = {0, 1, 2, 3};
    int[] order = new int[4];
    int rest = number;
    int block = 6;
    for (int i = 0; i < 4; i++) {
      int pick = rest / block;
      rest %= block;
      order[i] = left[pick];
      System.arraycopy(left, pick + 1, left, pick, 3 - i - pick);
      block /= Math.max(1, 3 - i);
    }
    return order;
  }

  private StepResult result(GridWorld now, double reward, List<Event> events) {
    double time = step * TICK;
    return new StepResult(
        step,
        time,
        new Observation(step, time, channels(now)),
        reward,
        now.reached(),
        over(now),
        goals(now),
        List.of(),
        events,
        new WorldState(poses(now), new float[0]),
        hash(now));
  }

  private Map<String, Observation.Channel> channels(GridWorld now) {
    Map<String, Observation.Channel> channels = new LinkedHashMap<>();
    float[] grid = {now.playerRow(), now.playerCol(), now.targetRow(), now.targetCol()};
    channels.put(GRID, new Observation.Vector(grid));
    channels.put("coords", new Observation.Text(now.coords()));
    channels.put("txt", new Observation.Text(now.txt()));
    if (permuted) {
      int[] moves = permutation(permutation);
      channels.put(
          TRUE_MOVES, new Observation.Vector(new float[] {moves[0], moves[1], moves[2], moves[3]}));
    }
    return channels;
  }

  private static Goals goals(GridWorld now) {
    boolean reached = now.reached();
    String reason;
    if (reached) {
      reason = "the player stands on the target";
    } else {
      int cells = now.distance();
      reason = cells + (cells == 1 ? " cell" : " cells") + " away (" + way(now) + ")";
    }
    Goals.Goal goal =
        new Goals.Goal(
            "reached(player, target)",
            "the player has reached the target",
            reached,
            reason,
            List.of());
    return new Goals(List.of(goal), reached ? 1 : 0);
  }

  private static String way(GridWorld now) {
    int down = now.targetRow() - now.playerRow();
    int right = now.targetCol() - now.playerCol();
    String vertical = down == 0 ? "" : Math.abs(down) + (down > 0 ? " down" : " up");
    String horizontal = right == 0 ? "" : Math.abs(right) + (right > 0 ? " right" : " left");
    return vertical + (vertical.isEmpty() || horizontal.isEmpty() ? "" : ", ") + horizontal;
  }

  private static float[] poses(GridWorld now) {
    float[] poses = new float[2 * WorldState.POSE];
    pose(poses, 0, now.playerRow(), now.playerCol());
    pose(poses, WorldState.POSE, now.targetRow(), now.targetCol());
    return poses;
  }

  private static void pose(float[] poses, int at, int row, int col) {
    poses[at] = (float) ((col - 5.5) * PITCH);
    poses[at + 1] = (float) ((5.5 - row) * PITCH);
    poses[at + 6] = 1;
  }

  private long hash(GridWorld now) {
    long hash = GridStarts.mix(seed ^ SNAPSHOT_MAGIC);
    long[] parts = {
      step, permutation, now.playerRow(), now.playerCol(), now.targetRow(), now.targetCol()
    };
    for (long part : parts) {
      hash = GridStarts.mix(hash ^ part);
    }
    return hash;
  }

  private static IllegalArgumentException damaged(String what) {
    return new IllegalArgumentException("damaged grid world snapshot: " + what);
  }
}
