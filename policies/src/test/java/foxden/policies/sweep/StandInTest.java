package foxden.policies.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import foxden.policies.Policy;
import foxden.policies.catalog.ChessEngines;
import foxden.policies.catalog.ContextPlayers;
import foxden.policies.catalog.Policies;
import foxden.policies.evaluate.References;
import foxden.policies.lmact.ContextPolicy;
import foxden.policies.lmact.ContextSettings;
import foxden.policies.lmact.PlayedPool;
import foxden.policies.lmact.Pool;
import foxden.policies.lmact.Templates;
import foxden.sim.EnvironmentFactory;
import foxden.sim.Tasks;
import foxden.sim.WallClock;
import foxden.sim.chess.ChessTask;
import foxden.sim.demo.Demo;
import foxden.sim.demo.DemoInfo;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a machine without Stockfish every row says who played in its place, and how strong it is. */
class StandInTest {

  private static final String CAVEAT =
      "Stockfish is not installed: the expert is our built-in engine, depth 4, which scores 0.78"
          + " [0.64, 0.90] in 50 games against Stockfish at skill 0, 1 node";

  private final ChessTask chess = new ChessTask(ChessEngines.opponent(null, Optional.empty()));
  private final Tasks tasks = Tasks.of(chess);
  private final Policies policies =
      Policies.arenas(Path.of("nowhere"))
          .withTasks(tasks)
          .withExpert("chess", () -> ChessEngines.expert(Optional.empty()));
  private final ContextPlayers players = new ContextPlayers(tasks, policies);

  /** Chess, and no Stockfish. */
  private final class Bare implements SweepProgram {
    @Override
    public EnvironmentFactory task(String task, String opponent) {
      return chess;
    }

    @Override
    public ContextPlayers players(String opponent) {
      return players;
    }

    @Override
    public Policy policy(String name, String task, int demos) {
      return policies.create(name, task, demos);
    }

    @Override
    public String version() {
      return "test";
    }

    @Override
    public WallClock clock() {
      return new ArenaProgram().clock();
    }
  }

  private static Cell cell(String player, String representation, int demos) {
    JsonObject json = Cell.of("chess", representation, player, demos, false).toJson();
    json.addProperty("steps", 2);
    json.addProperty("starts", "seed");
    return Cell.of(json);
  }

  private JsonObject row(Cell cell, Path dir) throws Exception {
    Plan plan = new Plan("bare", List.of(cell), List.of(1L), 1, List.of());
    try (SweepWorker worker = new SweepWorker(new Bare(), plan, dir.resolve("logs"))) {
      return worker.play(new Plan.Job(cell, 1));
    }
  }

  @Test
  void rowsSummariesAndLogsOfTheExpertSaySo(@TempDir Path dir) throws Exception {
    JsonObject row = row(cell("expert", "", -1), dir);
    assertEquals(CAVEAT, row.get("caveat").getAsString());
    assertTrue(row.get("against").getAsString().startsWith("Stockfish is not installed: built-in"));
    CellSummary summary = CellSummary.of(List.of(row), References.shipped()).get(0);
    assertEquals(List.of(CAVEAT), summary.caveats());
    assertEquals(CAVEAT, summary.toJson(null).getAsJsonArray("caveats").get(0).getAsString());
    Demo log = Demo.open(dir.resolve(row.get("log").getAsString()));
    assertEquals(CAVEAT, log.info().settings().get(Policy.CAVEAT));
    assertEquals(row.get("against").getAsString(), log.info().settings().get(DemoInfo.OPPONENT));
  }

  @Test
  void soDoPlayersThatAreShownItsGamesAndThoseMadeOfIt(@TempDir Path dir) throws Exception {
    Pool pool = new PlayedPool(chess, chess.text().orElseThrow(), this::expert, 1);
    assertEquals(CAVEAT, pool.caveat());
    players.use("chess", pool);
    assertEquals(CAVEAT, caveat("copy", 1));
    assertEquals("", caveat("copy", 0), "nothing of the expert's is shown");
    assertEquals(CAVEAT, caveat("noisy-expert", 0));
    assertFalse(row(cell("random", "", -1), dir).has("caveat"));
  }

  private Policy expert() {
    return ChessEngines.expert(Optional.empty());
  }

  private String caveat(String player, int demos) {
    try (ContextPolicy policy =
        players.create(player, "chess", ContextSettings.of(demos), Templates.shipped())) {
      return policy.caveat();
    }
  }
}
