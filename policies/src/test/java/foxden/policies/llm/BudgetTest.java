package foxden.policies.llm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foxden.policies.llm.WireServer.Deed;
import foxden.policies.lmact.Player;
import foxden.policies.lmact.Prompt;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BudgetTest {

  @TempDir Path folder;

  private final Asked.Clock clock = new Asked.Clock();

  private int answersWithin(LanguageSettings settings, WireServer server) {
    try (LanguageModels models = Asked.models(server.environment(), settings, clock)) {
      Player player = models.player(server.model());
      int before = server.requests().size();
      for (int i = 0; i < 50; i++) {
        try {
          player.answer(Asked.turn(Asked.words("Now?")));
        } catch (IllegalStateException e) {
          assertTrue(String.valueOf(e.getMessage()).contains("raise --budget-"), e.getMessage());
          assertEquals(i, server.requests().size() - before, "the refused call was not made");
          return i;
        }
      }
      throw new AssertionError("nothing stopped it");
    }
  }

  // Each answer is 11 + 3 tokens; the prompt of 12 characters is estimated at 3, the cap is 100.
  @Test
  void stopsBeforeTheCallThatWouldPassTheTokens() throws IOException {
    try (WireServer server = new WireServer(Provider.OPENAI)) {
      assertEquals(0, answersWithin(Asked.settings(102, 0, null, null), server));
      assertEquals(1, answersWithin(Asked.settings(103, 0, null, null), server));
      // After the first answer the estimate is known to be low: 11 in, so 111 must be left.
      assertEquals(1, answersWithin(Asked.settings(14 + 110, 0, null, null), server));
      assertEquals(2, answersWithin(Asked.settings(14 + 111, 0, null, null), server));
      assertEquals(3, answersWithin(Asked.settings(2 * 14 + 111, 0, null, null), server));
    }
  }

  @Test
  void stopsBeforeTheCallThatWouldPassTheMoney() throws IOException {
    Prices prices = new Prices(1_000_000, 2_000_000);
    try (WireServer server = new WireServer(Provider.OPENAI)) {
      assertEquals(0, answersWithin(Asked.settings(0, 202, prices, null), server));
      assertEquals(1, answersWithin(Asked.settings(0, 203, prices, null), server));
      assertEquals(3, answersWithin(Asked.settings(0, 2 * 17 + 211, prices, null), server));
    }
    assertThrows(IllegalArgumentException.class, () -> Asked.settings(0, 5, null, null));
  }

  @Test
  void countsWhatTheLedgerHolds() throws IOException {
    Path file = folder.resolve("l.jsonl");
    try (WireServer server = new WireServer(Provider.OPENAI)) {
      assertEquals(2, answersWithin(Asked.settings(14 + 111, 0, null, file), server));
      assertEquals(0, answersWithin(Asked.settings(14 + 111, 0, null, file), server));
    }
  }

  @Test
  void countsLostAnswersInFullAndRefusedCallsNot() throws IOException {
    try (WireServer server = new WireServer(Provider.OPENAI)) {
      server.next(Deed.LIMIT, Deed.FAIL, Deed.GOOD);
      try (LanguageModels models =
          Asked.models(server.environment(), Asked.settings(103, 0, null, null), clock)) {
        models.player(server.model()).answer(Asked.turn(Asked.words("Now?")));
      }
      server.next(Deed.CUT);
      try (LanguageModels models =
          Asked.models(server.environment(), Asked.settings(205, 0, null, null), clock)) {
        Player player = models.player(server.model());
        assertThrows(
            IllegalStateException.class, () -> player.answer(Asked.turn(Asked.words("Now?"))));
      }
      assertEquals(4, server.requests().size());
    }
  }

  @Test
  void callsUnderWayAreWaitedForNotRefused() throws Exception {
    Budget budget = new Budget(250, 0, null);
    Budget.Hold first = budget.hold(50, 100);
    CompletableFuture<Budget.Hold> second =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return budget.hold(50, 100);
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    first.spend(50, 10);
    second.get().release();
    budget.hold(50, 100).release();
    assertThrows(IllegalStateException.class, () -> budget.hold(91, 100));
  }

  @Test
  void estimatesPicturesByTheRuleOfEachProvider() {
    assertEquals(258, TokenEstimate.picture(Provider.GEMINI, 768, 768));
    assertEquals(88, TokenEstimate.picture(Provider.ANTHROPIC, 256, 256));
    assertEquals(85 + 170, TokenEstimate.picture(Provider.OPENAI, 256, 256));
    assertEquals(85 + 4 * 170, TokenEstimate.picture(Provider.OPENAI, 768, 768));
    assertEquals(85 + 4 * 170, TokenEstimate.picture(Provider.OPENAI, 4000, 4000));
    Prompt prompt = Asked.pictures();
    // Three stretches of text, 5 + 17 + 15 characters, and two pictures.
    assertEquals(10 + 2 * 258, TokenEstimate.of(Provider.GEMINI, prompt.parts()));
    assertEquals(new Prices(2.5, 10), Prices.parse("2.5/10"));
    for (String bad : List.of("", "1", "1/x", "-1/2", "1/2/3", "NaN/1")) {
      assertThrows(IllegalArgumentException.class, () -> Prices.parse(bad), bad);
    }
  }

  @Test
  void aDryRunCountsAndCallsNobody() throws IOException {
    LanguageSettings dry =
        new LanguageSettings(
            100, 0, LanguageSettings.USUAL.timeout(), 1, 0, 0, 0, new Prices(1, 2), null, true);
    try (LanguageModels models = Asked.models(Map.of(), dry, clock)) {
      Player player = models.player("llm:anthropic/some-model");
      assertEquals(
          Double.NaN,
          new DryRun(Provider.OPENAI, LanguageSettings.USUAL).estimate(1, 1).mostMoney());
      var world = new foxden.sim.tictactoe.TicTacToeEnvironment();
      var now = world.reset(1).observation();
      var form = new foxden.sim.tictactoe.TicTacToeText();
      for (int i = 0; i < 4; i++) {
        String answer =
            player.answer(
                new foxden.policies.lmact.Turn(
                    () -> Asked.words("Now?"), form, "txt", List.of(), List.of(now), List.of()));
        assertTrue(form.legal(answer, now));
      }
      DryRun.Estimate e = models.dryRun().orElseThrow().estimate(2, 10);
      assertEquals(new DryRun.Estimate(20, 60, 2000, 0, (60 + 2 * 2000) / 1e6), e);
    }
  }
}
