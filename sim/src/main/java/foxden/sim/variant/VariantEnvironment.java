package foxden.sim.variant;

import foxden.sim.Action;
import foxden.sim.ActionSpec;
import foxden.sim.ChannelSpec;
import foxden.sim.EnvironmentSpec;
import foxden.sim.Goals;
import foxden.sim.Observation;
import foxden.sim.arena.ArenaEnvironment;
import foxden.sim.arena.Chance;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A {@link VariantGame} as an environment. The seed draws one of the held-out variants ({@link
 * Variants#ofSeed}) and the start.
 *
 * <p>Channels: {@code seen}, what {@link VariantGame#seen} gives, and the privileged {@code
 * truth.key} and {@code truth.state}.
 */
public final class VariantEnvironment extends ArenaEnvironment {

  /** What a player sees. */
  public static final String SEEN = "seen";

  /** The variant's key; privileged. */
  public static final String KEY = "truth.key";

  /** The whole state; privileged. */
  public static final String STATE = "truth.state";

  /** The nine words. */
  public static final List<String> WORDS =
      List.of("ba", "de", "fi", "go", "ku", "la", "me", "ni", "po");

  private final VariantGame game;
  private final Chance chance = new Chance(0);
  private int[] key;
  private int[] state;

  /** The task of a game. */
  public VariantEnvironment(VariantGame game) {
    super(
        new EnvironmentSpec(
            game.task(),
            game.scene(),
            0.25,
            1,
            game.maxSteps(),
            List.of(
                new ChannelSpec(SEEN, ChannelSpec.Kind.VECTOR, game.labels().size(), game.labels()),
                new ChannelSpec(KEY, ChannelSpec.Kind.VECTOR, game.keySize(), List.of()),
                new ChannelSpec(STATE, ChannelSpec.Kind.VECTOR, game.stateSize(), List.of())),
            new ActionSpec.Discrete(WORDS),
            game.bodies(),
            List.of()));
    this.game = game;
    key = new int[game.keySize()];
    state = new int[game.stateSize()];
  }

  @Override
  protected void begin(long seed) {
    key = Variants.ofSeed(game, seed);
    chance.state(Chance.mix(seed ^ 0x656e7669726fL));
    state = game.start(key, chance);
  }

  @Override
  protected void check(Action action) {
    if (!(action instanceof Action.DiscreteAction discrete)
        || discrete.index() < 0
        || discrete.index() >= WORDS.size()) {
      throw new IllegalArgumentException(
          "'"
              + game.task()
              + "' takes one of the words 0 to 8, "
              + String.join(" ", WORDS)
              + ", not "
              + action);
    }
  }

  @Override
  protected double play(Action action) {
    return game.play(key, state, ((Action.DiscreteAction) action).index(), chance);
  }

  @Override
  protected boolean over() {
    return game.over(state);
  }

  @Override
  protected boolean won() {
    return game.won(key, state);
  }

  @Override
  protected Map<String, Observation.Channel> channels() {
    Map<String, Observation.Channel> channels = new LinkedHashMap<>();
    channels.put(SEEN, new Observation.Vector(game.seen(state)));
    channels.put(KEY, new Observation.Vector(floats(key)));
    channels.put(STATE, new Observation.Vector(floats(state)));
    return channels;
  }

  private static float[] floats(int[] numbers) {
    float[] out = new float[numbers.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = numbers[i];
    }
    return out;
  }

  @Override
  protected Goals goals() {
    return new Goals(
        List.of(
            new Goals.Goal(
                "won(player)",
                "the player has done what the variant rewards",
                won(),
                game.describe(key, state),
                List.of())),
        won() ? 1 : 0);
  }

  @Override
  protected float[] poses() {
    return game.poses(state);
  }

  @Override
  protected void save(DataOutput out) throws IOException {
    for (int number : key) {
      out.writeInt(number);
    }
    for (int number : state) {
      out.writeInt(number);
    }
    out.writeLong(chance.state());
  }

  @Override
  protected void load(DataInput in) throws IOException {
    int[] readKey = new int[game.keySize()];
    int[] readState = new int[game.stateSize()];
    for (int i = 0; i < readKey.length; i++) {
      readKey[i] = in.readInt();
    }
    for (int i = 0; i < readState.length; i++) {
      readState[i] = in.readInt();
    }
    chance.state(in.readLong());
    key = readKey;
    state = readState;
  }
}
