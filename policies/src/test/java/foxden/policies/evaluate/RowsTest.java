package foxden.policies.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.JsonObject;
import foxden.policies.baseline.RandomPolicy;
import foxden.sim.tictactoe.TicTacToeTask;
import foxden.sim.tictactoe.TicTacToeText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowsTest {

  private static Evaluation run(Path dir, String policy, int episodes, AtomicInteger played)
      throws Exception {
    JsonObject config = new JsonObject();
    config.addProperty("policy", policy);
    Evaluator evaluator =
        new Evaluator(
            new TicTacToeTask(),
            () -> {
              RandomPolicy inner = new RandomPolicy(new TicTacToeText());
              return new foxden.policies.Policy() {
                @Override
                public String name() {
                  return inner.name();
                }

                @Override
                public java.util.Set<String> channels() {
                  return inner.channels();
                }

                @Override
                public void reset(foxden.sim.EnvironmentSpec spec, long seed) {
                  played.incrementAndGet();
                  inner.reset(spec, seed);
                }

                @Override
                public Decision act(foxden.sim.Observation observation) {
                  return inner.act(observation);
                }
              };
            },
            References.shipped());
    try (Rows rows = Rows.open(dir, config)) {
      return evaluator.run(policy, episodes, 0, 0, 2, rows, (done, of) -> true);
    }
  }

  @Test
  void aCutRunGoesOnWithoutRedoingOrLosingAnEpisode(@TempDir Path dir) throws Exception {
    AtomicInteger played = new AtomicInteger();
    run(dir, "random", 20, played);
    assertEquals(20, played.get());
    Path rows = dir.resolve("episodes.jsonl");
    // As a kill in the middle of a line leaves it.
    byte[] bytes = Files.readAllBytes(rows);
    Files.write(rows, java.util.Arrays.copyOf(bytes, bytes.length - 7));
    played.set(0);
    Evaluation resumed = run(dir, "random", 30, played);
    assertEquals(11, played.get(), "ten new ones and the one that was cut");
    assertEquals(30, Files.readAllLines(rows).size());
    AtomicInteger all = new AtomicInteger();
    Evaluation fresh = run(dir.resolveSibling(dir.getFileName() + "-2"), "random", 30, all);
    assertEquals(fresh.mean(), resumed.mean());
    assertEquals(fresh.toJson(), resumed.toJson());
  }

  @Test
  void rowsOfAnotherRunAreRefused(@TempDir Path dir) throws Exception {
    run(dir, "random", 2, new AtomicInteger());
    assertThrows(IOException.class, () -> run(dir, "other", 2, new AtomicInteger()));
    Files.writeString(
        dir.resolve("episodes.jsonl"), "{broken}\n", StandardOpenOption.TRUNCATE_EXISTING);
    assertThrows(IOException.class, () -> run(dir, "random", 2, new AtomicInteger()));
  }
}
