package foxden.policies.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import foxden.policies.sweep.Plan;
import foxden.policies.sweep.PlanFile;
import foxden.policies.sweep.Sweep;
import foxden.policies.sweep.SweepLog;
import foxden.policies.sweep.ThreadEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

/** A real cluster of Spark on this machine: two workers, each executor a JVM of its own. */
@DisabledForJreRange(
    min = JRE.JAVA_22,
    disabledReason = "Spark 3.5 runs on Java 17 to 21; the suite runs this on the oldest JDK")
class SparkEngineTest {

  private static final String SWEEP =
      """
      {"name": "cluster", "episodes": 30, "logs": 0, "sets": [
        {"tasks": ["tictactoe", "gridworld"], "players": ["nearest", "copy"], "demos": [0, 4]},
        {"tasks": ["gridworld"], "players": ["random", "expert"]}]}
      """;

  private static TreeMap<String, String> rows(Path folder) throws IOException {
    TreeMap<String, String> rows = new TreeMap<>();
    for (String line : Files.readAllLines(folder.resolve(SweepLog.ROWS))) {
      JsonObject row = JsonParser.parseString(line).getAsJsonObject();
      row.remove("seconds");
      String key = row.get("cell").getAsString() + "#" + row.get("seed").getAsLong();
      assertNull(rows.put(key, row.toString()), "twice: " + key);
    }
    return rows;
  }

  // Workers of a local cluster live in this process and start their executors from it.
  private static List<ProcessHandle> executors() {
    return ProcessHandle.current()
        .children()
        .filter(p -> p.info().command().map(c -> c.endsWith("java")).orElse(false))
        .toList();
  }

  @Test
  @Timeout(300)
  void losesNothingWhenAWorkerIsKilledInTheMiddle(@TempDir Path dir) throws Exception {
    Files.createDirectories(Path.of(System.getenv("SPARK_HOME"), "jars"));
    Arenas program = new Arenas();
    Path file = Files.writeString(dir.resolve("sweep.json"), SWEEP);
    Plan plan = PlanFile.read(file, program);
    AtomicBoolean killed = new AtomicBoolean();
    AtomicBoolean gone = new AtomicBoolean();
    AtomicInteger found = new AtomicInteger();
    Path there = dir.resolve("spark");
    var unused =
        new Sweep(program, plan, there)
            .run(
                new SparkEngines().create("local-cluster[2,1,1024]", dir),
                null,
                (done, of) -> {
                  if (done >= 60 && !killed.getAndSet(true)) {
                    // Spark swallows what is thrown here, so it is judged below.
                    List<ProcessHandle> jvms = executors();
                    found.set(jvms.size());
                    jvms.stream().findFirst().ifPresent(p -> gone.set(p.destroyForcibly()));
                  }
                });
    assertEquals(2, found.get(), "two workers, each with a process of its own");
    assertTrue(gone.get(), "SIGKILL");
    Path here = dir.resolve("threads");
    var alsoUnused =
        new Sweep(program, plan, here)
            .run(new ThreadEngine(program, 1, null), null, (done, of) -> {});
    assertEquals(rows(here), rows(there));
    assertEquals(300, rows(there).size());
  }

  @Test
  void addressesThatAreNoneAreRefused() {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> new SparkEngines().create("http://x", Path.of(".")));
    assertTrue(e.getMessage().contains("spark://HOST:7077"), e.getMessage());
    assertFalse(e.getMessage().contains("\n"));
  }
}
