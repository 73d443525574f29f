package foxden.sim.variant;

import foxden.sim.WorldState;
import foxden.sim.arena.Chance;
import foxden.sim.gridworld.GridWorld;
import foxden.sim.gridworld.GridWorldEnvironment;
import java.util.Arrays;
import java.util.List;

/**
 * The grid world where four of the nine words walk, and which walks where is the secret: 3,024
 * variants. Key: for each word its direction, or -1 for a word that does nothing. State: row and
 * column of player, then of target.
 */
public final class GridWords implements VariantGame {

  @Override
  public String task() {
    return "variant-grid";
  }

  @Override
  public String summary() {
    return "the grid world; which four of nine words walk, and where to, only demonstrations tell";
  }

  @Override
  public String scene() {
    return "gridworld";
  }

  @Override
  public List<String> bodies() {
    return List.of("player", "target");
  }

  @Override
  public int maxSteps() {
    return GridWorld.MAX_STEPS;
  }

  @Override
  public List<String> labels() {
    return List.of("player row", "player column", "target row", "target column");
  }

  @Override
  public int[] key(Chance chance) {
    int[] key = new int[WORDS];
    Arrays.fill(key, -1);
    int[] order = Variants.shuffled(WORDS, chance);
    for (int direction = 0; direction < 4; direction++) {
      key[order[direction]] = direction;
    }
    return key;
  }

  @Override
  public int keySize() {
    return WORDS;
  }

  @Override
  public int[] start(int[] key, Chance chance) {
    return state(GridWorld.ofPair(chance.nextInt(GridWorld.PAIRS)));
  }

  @Override
  public int stateSize() {
    return 4;
  }

  /** The position of a state. */
  public static GridWorld world(int[] state) {
    return new GridWorld(state[0], state[1], state[2], state[3]);
  }

  private static int[] state(GridWorld w) {
    return new int[] {w.playerRow(), w.playerCol(), w.targetRow(), w.targetCol()};
  }

  @Override
  public double play(int[] key, int[] state, int word, Chance chance) {
    if (key[word] < 0) {
      return 0;
    }
    GridWorld after = world(state).walk(key[word]);
    System.arraycopy(state(after), 0, state, 0, state.length);
    return after.reached() ? 1 : 0;
  }

  @Override
  public boolean over(int[] state) {
    return state[0] == state[2] && state[1] == state[3];
  }

  @Override
  public boolean won(int[] key, int[] state) {
    return over(state);
  }

  @Override
  public boolean secretInWords() {
    return true;
  }

  @Override
  public String describe(int[] key, int[] state) {
    return world(state).distance() + " cells to the target";
  }

  @Override
  public float[] seen(int[] state) {
    return new float[] {state[0], state[1], state[2], state[3]};
  }

  @Override
  public float[] poses(int[] state) {
    float[] poses = new float[2 * WorldState.POSE];
    pose(poses, 0, state[0], state[1]);
    pose(poses, 1, state[2], state[3]);
    return poses;
  }

  /** Puts a body into the middle of a cell. */
  static void pose(float[] poses, int body, double row, double col) {
    int at = body * WorldState.POSE;
    poses[at] = (float) ((col - 5.5) * GridWorldEnvironment.PITCH);
    poses[at + 1] = (float) ((5.5 - row) * GridWorldEnvironment.PITCH);
    poses[at + 6] = 1;
  }
}
