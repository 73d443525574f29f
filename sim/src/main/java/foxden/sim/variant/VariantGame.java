package foxden.sim.variant;

import foxden.sim.arena.Chance;
import java.util.List;

/**
 * A game with a secret. A variant is its key, a position a state; both are arrays of whole numbers,
 * so that they can be hashed, saved and shown. Every game is played with the same nine words.
 *
 * <p>Stateless: any thread.
 */
public interface VariantGame {

  /** Words a player has. */
  int WORDS = 9;

  /** The task's name. */
  String task();

  /** One line for people. */
  String summary();

  /** Id of the scene it is shown in. */
  String scene();

  /** What the scene shows moving. */
  List<String> bodies();

  /** Steps after which an episode is cut. */
  int maxSteps();

  /** Names of the numbers of {@link #seen}. */
  List<String> labels();

  /** A variant, each as likely. */
  int[] key(Chance chance);

  /** Numbers of a key. */
  int keySize();

  /** The state an episode begins in. */
  int[] start(int[] key, Chance chance);

  /** Numbers of a state. */
  int stateSize();

  /**
   * Plays a word; called only while the game goes on.
   *
   * @param state is changed
   * @return reward
   */
  double play(int[] key, int[] state, int word, Chance chance);

  /** Whether the game has ended. */
  boolean over(int[] state);

  /** Whether it ended well. */
  boolean won(int[] key, int[] state);

  /**
   * Whether it is the words that tell the secret; else what is seen tells it, whatever is said. A
   * control must destroy the one or the other.
   */
  boolean secretInWords();

  /** How it stands, for people. */
  String describe(int[] key, int[] state);

  /** What a player sees: nothing of the key. */
  float[] seen(int[] state);

  /** Poses of the bodies in the scene, seven numbers each. */
  float[] poses(int[] state);
}
