package foxden.policies.lmact;

import foxden.sim.gridworld.GridStarts;
import foxden.sim.gridworld.GridWorld;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * One demonstration of the grid world: what the expert saw and did, step by step.
 *
 * @param states positions before each action
 * @param actions the words used: indices of actions, not of directions
 */
public record GridDemo(List<GridWorld> states, int[] actions) {

  public GridDemo {
    states = List.copyOf(states);
    if (states.size() != actions.length) {
      throw new IllegalArgumentException(states.size() + " states, " + actions.length + " actions");
    }
  }

  /** The identity: action i walks direction i. */
  public static int[] plainMoves() {
    return new int[] {0, 1, 2, 3};
  }

  /** The action that walks a direction. */
  public static int wordFor(int[] moves, int direction) {
    for (int i = 0; i < moves.length; i++) {
      if (moves[i] == direction) {
        return i;
      }
    }
    throw new IllegalArgumentException("no action walks direction " + direction);
  }

  /** One direction of a shortest path, chosen evenly among those that shorten it. */
  public static int expertDirection(GridWorld world, Random random) {
    int[] shorter = new int[4];
    int count = 0;
    for (int direction = 0; direction < 4; direction++) {
      if (world.shortens(direction)) {
        shorter[count++] = direction;
      }
    }
    if (count == 0) {
      return random.nextInt(4);
    }
    return shorter[count == 1 ? 0 : random.nextInt(count)];
  }

  /**
   * A demonstration of the expert that never meets a held-out (player, target) pair, not even on
   * its way.
   *
   * @param moves which direction each action walks
   */
  public static GridDemo draw(int[] moves, Random random) {
    GridStarts starts = GridStarts.TRAINING;
    while (true) {
      GridWorld world = GridWorld.ofPair(starts.pair(random.nextInt(starts.count())));
      List<GridWorld> states = new ArrayList<>();
      List<Integer> actions = new ArrayList<>();
      while (!world.reached() && !GridStarts.isHeldOut(world.pair())) {
        int direction = expertDirection(world, random);
        states.add(world);
        actions.add(wordFor(moves, direction));
        world = world.walk(direction);
      }
      if (world.reached()) {
        return new GridDemo(states, actions.stream().mapToInt(Integer::intValue).toArray());
      }
    }
  }

  /** Several demonstrations with the same meaning of the words. */
  public static List<GridDemo> draw(int[] moves, int count, Random random) {
    List<GridDemo> demos = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      demos.add(draw(moves, random));
    }
    return demos;
  }

  /**
   * The control: the same observations, but the actions come from demonstrations of other episodes
   * in which the words mean something else, and are shuffled. (Shuffling each set of demonstrations
   * in itself would not do: which words are frequent still tells which way the expert mostly went.)
   */
  public static List<GridDemo> shuffled(List<GridDemo> demos, Random random) {
    int wanted = demos.stream().mapToInt(demo -> demo.actions.length).sum();
    List<Integer> words = new ArrayList<>();
    while (words.size() < wanted) {
      List<Integer> moves = new ArrayList<>(List.of(0, 1, 2, 3));
      Collections.shuffle(moves, random);
      GridDemo other = draw(moves.stream().mapToInt(Integer::intValue).toArray(), random);
      Arrays.stream(other.actions).forEach(words::add);
    }
    Collections.shuffle(words, random);
    List<GridDemo> out = new ArrayList<>();
    int at = 0;
    for (GridDemo demo : demos) {
      int[] actions = new int[demo.actions.length];
      for (int i = 0; i < actions.length; i++) {
        actions[i] = words.get(at++);
      }
      out.add(new GridDemo(demo.states, actions));
    }
    return out;
  }
}
