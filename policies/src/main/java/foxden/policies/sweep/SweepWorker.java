package foxden.policies.sweep;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import foxden.policies.Policy;
import foxden.policies.catalog.ContextPlayers;
import foxden.policies.evaluate.Played;
import foxden.policies.lmact.ContextSettings;
import foxden.policies.lmact.Player;
import foxden.policies.lmact.Pool;
import foxden.policies.lmact.PromptBuilder;
import foxden.policies.lmact.ReplayControl;
import foxden.policies.lmact.Tally;
import foxden.sim.Environment;
import foxden.sim.EnvironmentFactory;
import foxden.sim.EnvironmentSpec;
import foxden.sim.TextForm;
import foxden.sim.demo.DemoInfo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Plays episodes of a sweep, one after another; keeps world and player as long as the cell stays
 * the same. The row of an episode depends on its cell and seed only, but for the time it took. Not
 * thread-safe: one each thread.
 */
public final class SweepWorker implements AutoCloseable {

  private final SweepProgram program;
  private final Plan plan;
  private final @Nullable Path logs;
  private @Nullable Stage stage;

  /**
   * A worker.
   *
   * @param logs folder for the logs that the plan wants kept; null to keep none
   */
  public SweepWorker(SweepProgram program, Plan plan, @Nullable Path logs) {
    this.program = program;
    this.plan = plan;
    this.logs = logs;
  }

  /** What is kept from one episode of a cell to the next. */
  private interface Stage extends AutoCloseable {

    Cell cell();

    JsonObject play(long seed) throws IOException;

    @Override
    void close();
  }

  /**
   * Plays one.
   *
   * @return its row
   * @throws IOException when its log cannot be written; one sentence
   * @throws IllegalArgumentException when the cell makes no sense; one sentence
   * @throws IllegalStateException when the player cannot answer at all; one sentence
   */
  public JsonObject play(Plan.Job job) throws IOException {
    Stage now = stage;
    if (now == null || !now.cell().equals(job.cell())) {
      close();
      now = job.cell().replay() ? new Replay(job.cell()) : new Play(job.cell());
      stage = now;
    }
    long began = program.clock().nanos();
    JsonObject result = now.play(job.seed());
    double seconds = (program.clock().nanos() - began) * 1e-9;
    JsonObject row = new JsonObject();
    row.addProperty("cell", job.cell().id());
    row.add("config", job.cell().toJson());
    result.entrySet().forEach(e -> row.add(e.getKey(), e.getValue()));
    row.addProperty("seconds", Math.round(seconds * 1e4) / 1e4);
    row.addProperty("foxden", program.version());
    row.addProperty("java", System.getProperty("java.version", ""));
    return row;
  }

  @Override
  public void close() {
    Stage old = stage;
    stage = null;
    if (old != null) {
      old.close();
    }
  }

  // ---- Playing --------------------------------------------------------------------------------

  private final class Play implements Stage {
    private final Cell cell;
    private final EnvironmentFactory task;
    private final Environment world;
    private final Policy policy;
    private final boolean inContext;
    private final @Nullable Pool pool;

    Play(Cell cell) {
      this.cell = cell;
      this.task = program.task(cell.task(), cell.opponent());
      ContextPlayers players = program.players(cell.opponent());
      this.inContext = players.has(cell.player()) && !cell.representation().isEmpty();
      this.policy =
          inContext
              ? players.create(cell.player(), cell.task(), cell.settings(), program.templates())
              : program.policy(cell.player(), cell.task(), cell.demos());
      boolean own = cell.settings().starts() == ContextSettings.Starts.SEED;
      // All players of a sweep meet the same starts, also those who see no demonstrations.
      this.pool =
          inContext || own || task.text().isEmpty() || !players.hasExpert(cell.task())
              ? null
              : players.pool(cell.task());
      this.world = task.create();
    }

    @Override
    public Cell cell() {
      return cell;
    }

    private long start(long seed) {
      if (inContext) {
        return policy.start(seed);
      }
      Pool drawn = pool;
      if (drawn == null) {
        return policy.start(seed);
      }
      boolean paired = cell.settings().starts() == ContextSettings.Starts.PAIRED;
      return drawn.seed(drawn.draw(seed, paired ? 0 : Math.max(0, cell.demos()), paired).start());
    }

    @Override
    public JsonObject play(long seed) throws IOException {
      long start = start(seed);
      // A player without a prompt is told the world's seed, as everywhere else.
      long told = inContext ? seed : start;
      Path folder = logs;
      Played played;
      String file = "";
      if (folder != null && plan.logged(seed)) {
        EpisodeLog log = new EpisodeLog(folder, cell, seed);
        played =
            log.write(
                world,
                program,
                policy,
                start,
                settings(seed),
                watcher -> Played.episode(world, policy, start, told, cell.steps(), watcher));
        file = log.name();
      } else {
        played = Played.episode(world, policy, start, told, cell.steps(), Played.UNWATCHED);
      }
      JsonObject row = played.toJson();
      row.addProperty("seed", seed);
      about(row, cell, policy.checkpoint());
      row.addProperty("privileged", privileged(world.spec(), policy));
      task.opponent().ifPresent(o -> row.addProperty("against", o));
      caveat(row, policy.caveat());
      if (!file.isEmpty()) {
        row.addProperty("log", file);
      }
      return row;
    }

    // What a log needs so that the prompts of its episode can be written again.
    private TreeMap<String, String> settings(long seed) {
      TreeMap<String, String> settings = new TreeMap<>();
      settings.put("sweep", plan.name());
      settings.put("cell", cell.text());
      settings.put("episode", Long.toString(seed));
      task.opponent().ifPresent(o -> settings.put(DemoInfo.OPPONENT, o));
      if (!policy.caveat().isEmpty()) {
        settings.put(Policy.CAVEAT, policy.caveat());
      }
      if (!policy.checkpoint().isEmpty()) {
        settings.put("checkpoint", policy.checkpoint());
      }
      return settings;
    }

    @Override
    public void close() {
      policy.close();
      world.close();
    }
  }

  private static boolean privileged(EnvironmentSpec spec, Policy policy) {
    return spec.channels().stream()
        .anyMatch(c -> c.privileged() && policy.channels().contains(c.name()));
  }

  private void about(JsonObject row, Cell cell, String checkpoint) {
    if (!checkpoint.isEmpty()) {
      row.addProperty("checkpoint", checkpoint);
    }
    if (!cell.representation().isEmpty()) {
      row.addProperty("templates", program.templates().hash());
    }
    program.model(cell.player()).ifPresent(m -> row.addProperty("model", m));
  }

  private static void caveat(JsonObject row, String said) {
    if (!said.isEmpty()) {
      row.addProperty("caveat", said);
    }
  }

  // ---- The replay control ---------------------------------------------------------------------

  private final class Replay implements Stage {
    private final Cell cell;
    private final Player player;
    private final TextForm form;
    private final Pool pool;
    private final PromptBuilder builder;

    Replay(Cell cell) {
      this.cell = cell;
      ContextPlayers players = program.players(cell.opponent());
      EnvironmentFactory task = players.task(cell.task());
      this.form = task.text().orElseThrow();
      this.player = players.player(cell.player(), cell.task());
      this.pool = players.pool(cell.task());
      this.builder =
          new PromptBuilder(
              form, cell.representation(), program.templates(), false, false, cell.pastActions());
    }

    @Override
    public Cell cell() {
      return cell;
    }

    @Override
    public JsonObject play(long seed) {
      ReplayControl.Episode e = ReplayControl.episode(player, form, pool, builder, seed);
      JsonObject row = new JsonObject();
      row.addProperty("seed", seed);
      row.addProperty("start", pool.seed(e.demonstration()));
      row.addProperty("score", e.accuracy());
      row.addProperty("steps", e.right().length);
      row.addProperty("success", e.accuracy() == 1);
      row.add("parts", new JsonObject());
      StringBuilder right = new StringBuilder();
      for (boolean r : e.right()) {
        right.append(r ? '1' : '0');
      }
      row.addProperty("right", right.toString());
      Tally t = e.tally();
      row.addProperty("illegal", t.illegal());
      row.addProperty("invalid", t.invalid());
      row.addProperty("empty", t.empty());
      row.addProperty("start_demonstration", e.demonstration());
      JsonArray ids = new JsonArray();
      ids.add(e.demonstration());
      row.add("demonstrations", ids);
      JsonArray answers = new JsonArray();
      t.answers().forEach(answers::add);
      row.add("answers", answers);
      t.usage().addTo(row);
      about(row, cell, "");
      caveat(row, player.caveat().isEmpty() ? pool.caveat() : player.caveat());
      return row;
    }

    @Override
    public void close() {
      player.close();
    }
  }

  /** Whether a cell can be played at all; one sentence when not. */
  static Optional<String> complaint(SweepProgram program, Plan plan, Cell cell) {
    try (SweepWorker worker = new SweepWorker(program, plan, null)) {
      Stage made = cell.replay() ? worker.new Replay(cell) : worker.new Play(cell);
      worker.stage = made;
      if (made instanceof Play play && play.inContext) {
        // Asks the pool whether it is large enough.
        var unused = play.policy.start(plan.seeds().get(0));
      } else if (made instanceof Replay replay) {
        var unused = replay.pool.draw(plan.seeds().get(0), 0, true);
      }
      return Optional.empty();
    } catch (IllegalArgumentException | IllegalStateException e) {
      return Optional.of(cell.text() + ": " + e.getMessage());
    }
  }
}
