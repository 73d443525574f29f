package foxden.policies.llm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import foxden.assets.Png;
import foxden.policies.llm.WireServer.Deed;
import foxden.policies.lmact.Player;
import foxden.policies.lmact.Usage;
import foxden.sim.Observation;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each wire format against a real server, which behaves well and badly. */
class LanguagePlayerTest {

  @TempDir Path folder;

  private final Asked.Clock clock = new Asked.Clock();

  private static IllegalStateException fails(Player player) {
    return assertThrows(
        IllegalStateException.class, () -> player.answer(Asked.turn(Asked.words("Now?"))));
  }

  @ParameterizedTest
  @EnumSource
  void asksOneUserMessageAtTemperatureZeroWithACap(Provider provider) throws IOException {
    try (WireServer server = new WireServer(provider);
        LanguageModels models =
            Asked.models(server.environment(), Asked.settings(0, 0, null, null), clock)) {
      Player player = models.player(server.model());
      player.reset(7);
      assertEquals("Action: a1", player.answer(Asked.turn(Asked.words("Now?"))));
      assertEquals(new Usage(1, 0, 0, 11, 3), player.usage());
      WireServer.Request request = server.requests().get(0);
      assertEquals(List.of("text:Play.\n\nNow?"), server.parts(request));
      JsonObject body = request.body();
      JsonObject config =
          provider == Provider.GEMINI ? body.getAsJsonObject("generationConfig") : body;
      assertEquals(0.0, config.get("temperature").getAsDouble());
      String cap = provider == Provider.GEMINI ? "maxOutputTokens" : "max_tokens";
      assertEquals(100, config.get(cap).getAsInt());
      assertTrue(request.headers().toString().contains(WireServer.KEY));
      assertFalse(request.path().contains(WireServer.KEY), "a key in a path ends up in logs");
      assertFalse(request.headers().containsKey("Upgrade"), "vLLM stumbles over it");
      String path =
          switch (provider) {
            case OPENAI -> "/v1/chat/completions";
            case ANTHROPIC -> "/v1/messages";
            case GEMINI -> "/v1beta/models/small-1:generateContent";
          };
      assertEquals(path, request.path());
    }
  }

  @ParameterizedTest
  @EnumSource
  void sendsPicturesWhereTheirTagsStood(Provider provider) throws IOException {
    try (WireServer server = new WireServer(provider);
        LanguageModels models =
            Asked.models(server.environment(), Asked.settings(0, 0, null, null), clock)) {
      models.player(server.model()).answer(Asked.turn(Asked.pictures()));
      List<String> parts = server.parts(server.requests().get(0));
      assertEquals(5, parts.size(), parts.toString());
      assertEquals("text:One: ", parts.get(0));
      assertEquals("text: Action: a1\nTwo: ", parts.get(2));
      assertEquals("text: and <IMG_9_9>?", parts.get(4));
      assertPicture(Asked.image(10), parts.get(1));
      assertPicture(Asked.image(200), parts.get(3));
    }
  }

  private static void assertPicture(Observation.Image image, String part) throws IOException {
    byte[] png = Base64.getDecoder().decode(part.substring("png:".length()));
    org.junit.jupiter.api.Assertions.assertArrayEquals(
        Png.encode(image.width(), image.height(), image.rgb()), png);
  }

  @ParameterizedTest
  @EnumSource
  void triesAgainWhenTheTroubleMayPass(Provider provider) throws IOException {
    try (WireServer server = new WireServer(provider);
        LanguageModels models =
            Asked.models(server.environment(), Asked.settings(0, 0, null, null), clock)) {
      Player player = models.player(server.model());
      List<Deed> passing = List.of(Deed.LIMIT, Deed.FAIL, Deed.CUT, Deed.NONSENSE);
      for (Deed deed : passing) {
        server.requests().clear();
        server.next(deed);
        assertEquals("Action: a1", player.answer(Asked.turn(Asked.words("Now?"))), "" + deed);
        assertEquals(2, server.requests().size(), deed + ": nobody else tries again");
      }
      assertEquals(passing.size(), clock.slept.size());
      for (Duration wait : clock.slept) {
        assertTrue(wait.toMillis() >= 500 && wait.toMillis() <= 1000, "" + wait);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void waitsAsLongAsTheServerAsks(Provider provider) throws IOException {
    try (WireServer server = new WireServer(provider);
        LanguageModels models =
            Asked.models(server.environment(), Asked.settings(0, 0, null, null), clock)) {
      Player player = models.player(server.model());
      server.next(Deed.LIMIT_WAIT);
      assertEquals("Action: a1", player.answer(Asked.turn(Asked.words("Now?"))));
      assertEquals(List.of(Duration.ofSeconds(37)), clock.slept);
      server.next(Deed.LIMIT_LONG);
      IllegalStateException e = fails(player);
      assertTrue(String.valueOf(e.getMessage()).contains("asks to wait 7200 s"), e.getMessage());
    }
  }

  @Test
  void readsRetryAfterInItsForms() {
    java.time.Instant now = java.time.Instant.parse("2015-10-21T07:27:30Z");
    assertEquals(Duration.ofSeconds(120), HttpCalls.read("120", now).orElseThrow());
    assertEquals(Duration.ofMillis(1500), HttpCalls.read(" 1.5", now).orElseThrow());
    assertEquals(
        Duration.ofSeconds(30), HttpCalls.read("Wed, 21 Oct 2015 07:28:00 GMT", now).orElseThrow());
    assertEquals(Duration.ZERO, HttpCalls.read("Wed, 21 Oct 2015 07:20:00 GMT", now).orElseThrow());
    for (String other : new String[] {"", "soon", "-3", "NaN", null}) {
      assertTrue(HttpCalls.read(other, now).isEmpty(), other);
    }
  }

  // Many attempts, because a busy machine may be late with the good answer too.
  @ParameterizedTest
  @EnumSource
  void givesUpWaitingForHeadersAndForABodyThatNeverEnds(Provider provider) throws IOException {
    try (WireServer server = new WireServer(provider);
        LanguageModels models = Asked.models(server.environment(), Asked.impatient(30), clock)) {
      Player player = models.player(server.model());
      for (Deed deed : List.of(Deed.HANG, Deed.HANG_IN_BODY)) {
        server.requests().clear();
        server.next(deed);
        assertEquals("Action: a1", player.answer(Asked.turn(Asked.words("Now?"))), "" + deed);
        assertTrue(server.requests().size() >= 2, "" + deed);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void givesUpWithOneSentenceAndNeverTellsTheKey(Provider provider) throws IOException {
    Path file = folder.resolve("l.jsonl");
    LanguageSettings settings = Asked.settings(0, 0, null, file);
    try (WireServer server = new WireServer(provider);
        LanguageModels models = Asked.models(server.environment(), settings, clock)) {
      Player player = models.player(server.model());
      Map<Deed, String> mends =
          Map.of(
              Deed.WRONG_KEY, "set " + provider.keyVariables().get(0),
              Deed.ABSENT, "check the model's name",
              Deed.REFUSE, "check that the model takes such prompts",
              Deed.FAIL, "after 3 attempts; try again later",
              Deed.LIMIT, "--requests-per-minute",
              Deed.NONSENSE, "check that " + provider.baseVariable());
      for (Map.Entry<Deed, String> mend : mends.entrySet()) {
        boolean passing = List.of(Deed.FAIL, Deed.LIMIT, Deed.NONSENSE).contains(mend.getKey());
        int asks = passing ? 3 : 1;
        server.requests().clear();
        for (int i = 0; i < asks; i++) {
          server.next(mend.getKey());
        }
        IllegalStateException e = fails(player);
        String said = String.valueOf(e.getMessage());
        assertTrue(said.contains(mend.getValue()), said);
        assertTrue(said.contains("small-1") && said.contains(server.address()), said);
        assertFalse(said.contains("\n"), said);
        assertEquals(asks, server.requests().size(), mend.getKey().toString());
        StringWriter trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace));
        assertFalse(trace.toString().contains(WireServer.KEY), "the trace tells the key");
      }
      player.answer(Asked.turn(Asked.words("Now?")));
      assertFalse(Files.readString(file).contains(WireServer.KEY));
      String all =
          models.describe(server.model())
              + models
              + player
              + player.name()
              + settings
              + Endpoint.of(server.model().substring(4), server.environment());
      assertFalse(all.contains(WireServer.KEY), all);
    }
  }

  @ParameterizedTest
  @EnumSource
  void countsBlankAndTruncatedAnswersApart(Provider provider) throws IOException {
    try (WireServer server = new WireServer(provider);
        LanguageModels models =
            Asked.models(server.environment(), Asked.settings(0, 0, null, null), clock)) {
      Player player = models.player(server.model());
      player.reset(0);
      server.next(Deed.EMPTY, Deed.TRUNCATED, Deed.GOOD);
      assertEquals("", player.answer(Asked.turn(Asked.words("1"))));
      assertEquals("Reasoning: first I", player.answer(Asked.turn(Asked.words("2"))));
      player.answer(Asked.turn(Asked.words("3")));
      assertEquals(3, player.usage().calls());
      assertEquals(1, player.usage().blank());
      assertEquals(1, player.usage().truncated());
      player.reset(1);
      assertEquals(Usage.NONE, player.usage());
    }
  }

  // LangChain4j takes an answer of Gemini's without a count for none at all.
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GEMINI")
  void estimatesTokensThatTheServerDoesNotCount(Provider provider) throws IOException {
    try (WireServer server = new WireServer(provider);
        LanguageModels models =
            Asked.models(server.environment(), Asked.settings(0, 0, null, null), clock)) {
      Player player = models.player(server.model());
      server.next(Deed.UNCOUNTED);
      assertEquals("Action: a1", player.answer(Asked.turn(Asked.words("Now?"))));
      assertEquals(new Usage(1, 0, 0, 3, 3), player.usage());
    }
  }

  @Test
  void aServerThatIsNotThereIsToldAtOnceOneThatWasThereIsWaitedFor() throws IOException {
    WireServer server = new WireServer(Provider.OPENAI);
    try (LanguageModels models =
        Asked.models(server.environment(), Asked.settings(0, 0, null, null), clock)) {
      Player player = models.player(server.model());
      player.answer(Asked.turn(Asked.words("Now?")));
      server.close();
      assertTrue(String.valueOf(fails(player).getMessage()).contains("start the server"));
      assertEquals(2, clock.slept.size());
      try (LanguageModels fresh =
          Asked.models(server.environment(), Asked.settings(0, 0, null, null), clock)) {
        assertTrue(
            String.valueOf(fails(fresh.player(server.model())).getMessage())
                .contains("set OPENAI_BASE_URL"));
        assertEquals(2, clock.slept.size());
      }
    }
  }

  @Test
  void findsServersAndKeysInTheEnvironment() {
    assertEquals("http://localhost:11434/v1", Endpoint.of("m", Map.of()).server());
    assertEquals(
        "https://api.openai.com/v1", Endpoint.of("m", Map.of("OPENAI_API_KEY", "k")).server());
    assertEquals(
        "http://h:8000/v1",
        Endpoint.of("m", Map.of("OPENAI_BASE_URL", "http://h:8000/v1/")).server());
    assertEquals("org/m", Endpoint.of("org/m", Map.of()).model());
    assertEquals("anthropic/m", Endpoint.of("/anthropic/m", Map.of()).model());
    assertEquals(Provider.OPENAI, Endpoint.of("/anthropic/m", Map.of()).provider());
    assertEquals(
        "[key] of the skateboarder",
        Endpoint.of("m", Map.of()).redact("sk-abc***12345 of the skateboarder"));
    assertEquals(
        "https://api.anthropic.com/v1",
        Endpoint.of("anthropic/m", Map.of("ANTHROPIC_API_KEY", "k")).server());
    assertEquals("k", Endpoint.of("gemini/m", Map.of("GOOGLE_API_KEY", "k")).key());
    for (String name : List.of("", "anthropic/", "anthropic/m", "gemini/m")) {
      assertThrows(IllegalArgumentException.class, () -> Endpoint.of(name, Map.of()), name);
    }
    for (String url :
        List.of("nonsense", "ftp://h/", "http://user:secret@h/v1", "http://h?key=secret")) {
      IllegalArgumentException e =
          assertThrows(
              IllegalArgumentException.class,
              () -> Endpoint.of("m", Map.of("OPENAI_BASE_URL", url)),
              url);
      assertFalse(String.valueOf(e.getMessage()).contains("secret"));
    }
  }

  @Test
  void keepsThePaceAsked() throws InterruptedException {
    Pace pace = new Pace(30, clock, clock);
    for (int i = 0; i < 4; i++) {
      pace.await();
    }
    assertEquals(Duration.ofSeconds(6).toNanos(), clock.nanos());
    clock.sleep(Duration.ofMinutes(1));
    int before = clock.slept.size();
    pace.await();
    assertEquals(before, clock.slept.size(), "a pause is not made up for, nor waited after");
  }

  @Test
  void waitsLongerEachTimeAndNeverOverAMinute() {
    BackOff backOff = new BackOff(1);
    for (int attempt = 1; attempt < 40; attempt++) {
      double full = Math.min(60, Math.pow(2, attempt - 1));
      double wait = backOff.after(attempt).toMillis() / 1000.0;
      assertTrue(wait >= full / 2 - 0.001 && wait <= full, attempt + ": " + wait);
    }
  }
}
