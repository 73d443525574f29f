package foxden.sim.phoenix;

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
 * The bird shooter as an environment: tasks {@code phoenix} and {@code phoenix-sticky}. An action
 * holds for four frames; with sticky actions each frame keeps, with a chance of a quarter, what the
 * last frame did. Reward is the score gained. 100 steps, which are 400 frames, at most.
 *
 * <p>Channels: {@code rgb}, the frame, and, privileged, {@code truth.field}, see {@link
 * PhoenixField}.
 */
public final class PhoenixEnvironment extends ArenaEnvironment {

  /** The task's name. */
  public static final String TASK = "phoenix";

  /** The task with sticky actions. */
  public static final String STICKY = "phoenix-sticky";

  /** The eight actions of the Arcade Learning Environment's minimal set, in its order. */
  public static final List<String> ACTIONS =
      List.of("noop", "fire", "right", "left", "down", "rightfire", "leftfire", "downfire");

  private static final int FRAMES = 4;
  private static final int STICKY_PERCENT = 25;
  private static final int MAX_STEPS = 100;

  private final boolean sticky;
  private final PhoenixGame game = new PhoenixGame();
  private final Chance chance = new Chance(0);
  private int last;

  /**
   * The task.
   *
   * @param sticky whether actions stick
   */
  public PhoenixEnvironment(boolean sticky) {
    super(
        new EnvironmentSpec(
            sticky ? STICKY : TASK,
            "phoenix",
            FRAMES / 60.0,
            1,
            MAX_STEPS,
            List.of(
                new ChannelSpec(
                    "rgb",
                    ChannelSpec.Kind.IMAGE,
                    PhoenixGame.WIDTH * PhoenixGame.HEIGHT,
                    List.of()),
                new ChannelSpec(
                    "truth.field",
                    ChannelSpec.Kind.VECTOR,
                    PhoenixField.SIZE,
                    PhoenixField.labels())),
            new ActionSpec.Discrete(ACTIONS),
            List.of(),
            List.of()));
    this.sticky = sticky;
  }

  /** The task without sticky actions. */
  public PhoenixEnvironment() {
    this(false);
  }

  @Override
  protected void begin(long seed) {
    game.begin(seed);
    chance.state(Chance.mix(seed ^ 0x737469636bL));
    last = 0;
  }

  @Override
  protected void check(Action action) {
    if (!(action instanceof Action.DiscreteAction discrete)
        || discrete.index() < 0
        || discrete.index() >= ACTIONS.size()) {
      throw new IllegalArgumentException(
          "phoenix takes one of the actions 0 to 7, " + String.join(" ", ACTIONS));
    }
  }

  @Override
  protected double play(Action action) {
    int index = ((Action.DiscreteAction) action).index();
    int score = game.score;
    int lives = game.lives;
    int wave = game.wave;
    for (int k = 0; k < FRAMES; k++) {
      if (!sticky || !chance.percent(STICKY_PERCENT)) {
        last = index;
      }
      boolean fire = last == 1 || last >= 5;
      int move = last == 2 || last == 5 ? 1 : last == 3 || last == 6 ? -1 : 0;
      game.step(fire, move, last == 4 || last == 7);
    }
    if (game.lives < lives) {
      event("lost", "A ship is lost, " + game.lives + " left.");
    }
    if (game.wave > wave) {
      event("wave", "Wave " + (game.wave + 1) + ".");
    }
    return game.score - score;
  }

  @Override
  protected boolean over() {
    return game.over();
  }

  @Override
  protected boolean won() {
    return game.wave >= 5;
  }

  @Override
  protected Map<String, Observation.Channel> channels() {
    Map<String, Observation.Channel> channels = new LinkedHashMap<>();
    float[] field = PhoenixField.write(game);
    channels.put("rgb", PhoenixPicture.draw(new PhoenixField(field)).image());
    channels.put("truth.field", new Observation.Vector(field));
    return channels;
  }

  @Override
  protected Goals goals() {
    int cleared = Math.min(5, game.wave);
    return new Goals(
        List.of(
            new Goals.Goal(
                "cleared(waves)",
                "all five waves are cleared",
                won(),
                cleared + " of 5 waves, " + game.score + " points, " + game.lives + " ships",
                List.of())),
        cleared / 5.0);
  }

  @Override
  protected float[] poses() {
    return new float[0];
  }

  @Override
  protected void save(DataOutput out) throws IOException {
    game.save(out);
    out.writeInt(last);
    out.writeLong(chance.state());
  }

  @Override
  protected void load(DataInput in) throws IOException {
    game.load(in);
    last = in.readInt();
    chance.state(in.readLong());
  }
}
