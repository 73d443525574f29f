package foxden.policies.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import foxden.sim.demo.Demo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class SweepTest {

  private static final String SMALL =
      """
      {"name": "small", "episodes": %d, "logs": 2, "sets": [
        {"tasks": ["tictactoe", "gridworld"], "players": ["nearest", "copy"], "demos": [0, 4]},
        {"tasks": ["gridworld"], "players": ["random", "expert"]},
        {"tasks": ["crossword"], "players": ["copy", "silent"], "replay": true}]}
      """;

  // One for all: finding the starts of its pools takes most of a second.
  private static final ArenaProgram PROGRAM = new ArenaProgram();

  private static Path file(Path dir, String text) throws IOException {
    return Files.writeString(dir.resolve("sweep.json"), text);
  }

  private static List<CellSummary> run(Path dir, String text, int threads, String folder)
      throws Exception {
    Plan plan = PlanFile.read(file(dir, text), PROGRAM);
    Path to = dir.resolve(folder);
    Sweep sweep = new Sweep(PROGRAM, plan, to);
    sweep.check();
    return sweep.run(new ThreadEngine(PROGRAM, threads, Sweep.logs(to)), null, (done, of) -> {});
  }

  // What rows say, but for the time they took.
  private static TreeMap<String, String> rows(Path folder) throws IOException {
    TreeMap<String, String> rows = new TreeMap<>();
    for (String line : Files.readAllLines(folder.resolve(SweepLog.ROWS))) {
      JsonObject row = com.google.gson.JsonParser.parseString(line).getAsJsonObject();
      row.remove("seconds");
      String key = row.get("cell").getAsString() + "#" + row.get("seed").getAsLong();
      assertEquals(null, rows.put(key, row.toString()), "played twice: " + key);
    }
    return rows;
  }

  @Test
  @Timeout(180)
  void aSweepKilledTwiceGoesOnWithoutRedoingOrLosingAnEpisode(@TempDir Path dir) throws Exception {
    Path plan = file(dir, SMALL.formatted(20));
    Path folder = dir.resolve("killed");
    Path rows = folder.resolve(SweepLog.ROWS);
    int before = 0;
    for (int kill = 1; kill <= 2; kill++) {
      Process process = start(plan, folder);
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
      while (process.isAlive() && lines(rows) < 60 * kill && System.nanoTime() < deadline) {
        Thread.sleep(2);
      }
      assertTrue(process.isAlive(), "it ended before it could be killed");
      // SIGKILL: nothing of the process gets to tidy up.
      process.destroyForcibly().waitFor();
      int now = lines(rows);
      assertTrue(now > before, "the second run went on after the first");
      before = now;
    }
    Process last = start(plan, folder);
    assertEquals(0, last.waitFor());
    assertEquals(240, lines(rows));
    var unused = run(dir, SMALL.formatted(20), 1, "whole");
    assertEquals(rows(dir.resolve("whole")), rows(folder));
    // Nothing half written is left, and every log that a row names is whole.
    try (var logs = Files.walk(folder)) {
      assertTrue(logs.noneMatch(p -> p.toString().contains("plan.json.part")));
    }
    for (JsonObject row : SweepLog.read(folder)) {
      if (row.has("log")) {
        Demo demo = Demo.open(folder.resolve(row.get("log").getAsString()));
        assertEquals(row.get("steps").getAsLong(), demo.lastStep());
      }
    }
  }

  private static int lines(Path file) throws IOException {
    return Files.exists(file)
        ? (int) Files.readString(file).chars().filter(c -> c == '\n').count()
        : 0;
  }

  private static Process start(Path plan, Path folder) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "--add-modules",
            "jdk.incubator.vector",
            "-cp",
            System.getProperty("java.class.path"),
            SweepProcess.class.getName(),
            plan.toString(),
            folder.toString())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  @Test
  void threadsDoNotChangeARow(@TempDir Path dir) throws Exception {
    var one = run(dir, SMALL.formatted(4), 1, "one");
    var four = run(dir, SMALL.formatted(4), 4, "four");
    assertEquals(rows(dir.resolve("one")), rows(dir.resolve("four")));
    assertEquals(one.size(), four.size());
  }

  @Test
  void allPlayersOfASweepMeetTheSameStarts(@TempDir Path dir) throws Exception {
    var unused = run(dir, SMALL.formatted(3), 1, "out");
    List<Long> starts = new ArrayList<>();
    for (JsonObject row : SweepLog.read(dir.resolve("out"))) {
      if (row.getAsJsonObject("config").get("task").getAsString().equals("gridworld")
          && row.get("seed").getAsLong() == 2) {
        starts.add(row.get("start").getAsLong());
      }
    }
    assertEquals(6, starts.size());
    assertEquals(1, starts.stream().distinct().count(), starts.toString());
  }

  @Test
  void episodesAndCellsMayBeAddedAndSummariesSayWhatRowsSay(@TempDir Path dir) throws Exception {
    var unused = run(dir, SMALL.formatted(3), 2, "out");
    List<CellSummary> more = run(dir, SMALL.formatted(5), 2, "out");
    assertEquals(60, lines(dir.resolve("out").resolve(SweepLog.ROWS)));
    CellSummary expert =
        more.stream().filter(s -> s.cell().player().equals("expert")).findFirst().orElseThrow();
    assertEquals(1.0, expert.mean());
    assertEquals(5, expert.n());
    CellSummary silent =
        more.stream().filter(s -> s.cell().player().equals("silent")).findFirst().orElseThrow();
    assertEquals(0.0, silent.mean());
    assertEquals(1.0, silent.empty());
    CellSummary copy =
        more.stream()
            .filter(s -> s.cell().player().equals("copy") && s.cell().replay())
            .findFirst()
            .orElseThrow();
    assertEquals(1.0, copy.mean(), "a copy replays what it is shown");
    assertEquals(copy.right()[0], copy.asked()[0]);
    assertEquals(5, copy.asked()[0]);
  }

  @Test
  void aSecondSweepIntoTheSameFolderIsRefusedWhileTheFirstWrites(@TempDir Path dir)
      throws Exception {
    try (SweepLog log = SweepLog.open(dir.resolve("out"))) {
      assertTrue(log.rows().isEmpty());
      IOException e = assertThrows(IOException.class, () -> run(dir, SMALL.formatted(1), 1, "out"));
      assertTrue(e.getMessage().contains("another sweep writes there"), e.getMessage());
    }
  }

  @Test
  void wrongFilesAreToldWithTheirPlace(@TempDir Path dir) throws Exception {
    for (String[] pair :
        new String[][] {
          {"{\"tasks\": [\"gridworld\"]}", "players is missing"},
          {"{\"tasks\": [\"gridworld\"], \"players\": [\"copy\"], \"demos\": [1, -2]}", "demos[1]"},
          {"{\"tasks\": [\"golf\"], \"players\": [\"copy\"]}", "there is no task 'golf'"},
          {"{\"task\": \"gridworld\"}", "task is not known"},
          {
            "{\"sets\": [{\"tasks\": [\"gridworld\"], \"players\": [\"copy\"], \"seed\": 1}]}",
            "sets[0].seed"
          },
          {
            "{\"tasks\": [\"gridworld\"], \"players\": [\"copy\"], \"starts\": \"x\"}",
            "starts must be one of lmact paired seed"
          },
          {"[1]", "is not a JSON object"},
          {
            "{\"tasks\": [\"tictactoe\"], \"players\": [\"copy\"], \"representations\": [\"fen\"]}",
            "tictactoe has no representation 'fen'"
          },
        }) {
      Path file = file(dir, pair[0]);
      IOException e = assertThrows(IOException.class, () -> PlanFile.read(file, PROGRAM));
      assertTrue(e.getMessage().contains(pair[1]), e.getMessage());
      assertTrue(e.getMessage().startsWith(file.toString()), e.getMessage());
      assertFalse(e.getMessage().contains("\n"), e.getMessage());
    }
  }

  @Test
  void cellsThatAPoolCannotFillAreToldBeforeAnythingIsPlayed(@TempDir Path dir) throws Exception {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                run(
                    dir,
                    "{\"tasks\": [\"tictactoe\"], \"players\": [\"copy\"], \"demos\": [5000]}",
                    1,
                    "out"));
    assertTrue(e.getMessage().contains("need a pool of 5001"), e.getMessage());
  }
}
