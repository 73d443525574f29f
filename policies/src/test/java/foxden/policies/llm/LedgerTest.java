package foxden.policies.llm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import foxden.policies.catalog.ContextPlayers;
import foxden.policies.catalog.Policies;
import foxden.policies.evaluate.Evaluation;
import foxden.policies.evaluate.Evaluator;
import foxden.policies.evaluate.References;
import foxden.policies.evaluate.Rows;
import foxden.policies.llm.WireServer.Deed;
import foxden.policies.lmact.ContextSettings;
import foxden.policies.lmact.Templates;
import foxden.sim.Tasks;
import foxden.sim.tictactoe.TicTacToeTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {

  private static final String[] CELLS = {"a1", "b1", "c1", "a2", "b2", "c2", "a3", "b3", "c3"};

  private static final String TASK = "tictactoe";

  @TempDir Path folder;

  private final Asked.Clock clock = new Asked.Clock();
  private final Tasks tasks = Tasks.of(new TicTacToeTask());

  private static Ledger.Entry entry(int i) {
    return new Ledger.Entry(
        Instant.ofEpochSecond(i),
        "llm:m",
        "abcdef0123456789",
        i,
        0,
        "line\n\u2713 \"" + i + "\"",
        Finish.LENGTH,
        11,
        3,
        i == 1,
        25,
        2);
  }

  @Test
  void keepsWholeLinesDropsACutOneAndRefusesOtherFiles() throws IOException {
    Path file = folder.resolve("deep/l.jsonl");
    try (Ledger ledger = Ledger.open(file)) {
      ledger.add(entry(0));
      ledger.add(entry(1));
    }
    String whole = Files.readString(file);
    assertEquals(2, whole.lines().count());
    Files.writeString(file, "{\"time\":\"2026-0", StandardOpenOption.APPEND);
    assertEquals(java.util.List.of(entry(0), entry(1)), Ledger.read(file));
    try (Ledger ledger = Ledger.open(file)) {
      assertEquals(whole, Files.readString(file));
      ledger.add(entry(2));
    }
    assertEquals(entry(2), Ledger.read(file).get(2));
    for (String other : new String[] {"my notes", "my notes\n", "{\"a\":1}\n", "[]\n"}) {
      Path foreign = folder.resolve("other");
      Files.writeString(foreign, other);
      assertThrows(IOException.class, () -> Ledger.open(foreign), other);
      assertEquals(other, Files.readString(foreign), "it is left as it was");
    }
  }

  private Evaluation evaluate(LanguageModels models, String name, int episodes, int jobs, Rows rows)
      throws InterruptedException {
    ContextPlayers players = new ContextPlayers(tasks, Policies.arenas(folder));
    players.use(models);
    players.use(TASK, players.pool(TASK, 40));
    return new Evaluator(
            new TicTacToeTask(),
            () -> players.create(name, TASK, ContextSettings.of(1), Templates.shipped()),
            References.shipped())
        .run(name, episodes, 5, 0, jobs, rows, (done, of) -> true);
  }

  @Test
  void recordedAnswersReplayOfflineToTheSameEpisodes() throws Exception {
    Path file = folder.resolve("l.jsonl");
    AtomicInteger asked = new AtomicInteger();
    Evaluation live;
    String model;
    try (WireServer server = new WireServer(Provider.ANTHROPIC);
        LanguageModels models =
            Asked.models(server.environment(), Asked.settings(0, 0, null, file), clock)) {
      // Answers that follow from no prompt, so that a replay cannot guess them.
      server.answers(p -> "Action: " + CELLS[(asked.incrementAndGet() * 7) % 9]);
      server.next(Deed.TRUNCATED, Deed.EMPTY);
      model = server.model();
      live = evaluate(models, model, 12, 3, null);
      assertEquals(live.usage().calls(), server.requests().size());
    }
    assertEquals(1, live.usage().blank());
    assertEquals(1, live.usage().truncated());
    assertTrue(live.episodes().stream().map(Evaluation.Episode::score).distinct().count() > 1);
    try (LanguageModels models = Asked.models(Map.of(), Asked.settings(0, 0, null, null), clock)) {
      String recorded = "llm:recorded/" + file;
      assertEquals(live.episodes(), evaluate(models, recorded, 12, 2, null).episodes());
      assertEquals(
          live.episodes(), evaluate(models, recorded + "#" + model, 12, 2, null).episodes());
      IllegalStateException e =
          assertThrows(IllegalStateException.class, () -> evaluate(models, recorded, 14, 1, null));
      assertTrue(String.valueOf(e.getMessage()).contains("has no answer to prompt"));
      assertThrows(IllegalArgumentException.class, () -> models.player(recorded + "#llm:other"));
      assertThrows(
          IllegalArgumentException.class, () -> models.player("llm:recorded/" + folder + "/no"));
    }
  }

  @Test
  void aRunThatFailsLosesNoFinishedEpisodeAndGoesOn() throws Exception {
    JsonObject config = new JsonObject();
    try (WireServer server = new WireServer(Provider.GEMINI)) {
      int kept;
      try (Rows rows = Rows.open(folder.resolve("run"), config);
          LanguageModels models =
              Asked.models(server.environment(), Asked.settings(14 * 60, 0, null, null), clock)) {
        assertThrows(
            IllegalStateException.class, () -> evaluate(models, server.model(), 30, 2, rows));
        kept = rows.size();
        assertTrue(kept > 0 && kept < 30, "" + kept);
      }
      try (Rows rows = Rows.open(folder.resolve("run"), config);
          LanguageModels models =
              Asked.models(server.environment(), Asked.settings(0, 0, null, null), clock)) {
        assertEquals(kept, rows.size());
        Evaluation all = evaluate(models, server.model(), 30, 2, rows);
        assertEquals(30, all.episodes().size());
        assertTrue(
            all.episodes().stream().allMatch(e -> e.tally().orElseThrow().usage().calls() > 0));
      }
    }
  }
}
