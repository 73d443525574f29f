package foxden.policies.remote;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foxden.sim.Action;
import foxden.sim.ActionSpec;
import foxden.sim.ChannelSpec;
import foxden.sim.EnvironmentSpec;
import foxden.sim.Observation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.java_websocket.WebSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Against real servers on the loopback, most of which do something wrong. */
@Timeout(60)
class RemotePolicyTest {

  private static final EnvironmentSpec SPEC =
      new EnvironmentSpec(
          "reach",
          "nowhere",
          0.01,
          10,
          1000,
          List.of(
              new ChannelSpec("proprio.qpos", ChannelSpec.Kind.VECTOR, 2, List.of("a", "b")),
              new ChannelSpec("note", ChannelSpec.Kind.TEXT, 0, List.of()),
              new ChannelSpec("truth.bag", ChannelSpec.Kind.VECTOR, 1, List.of("x m"))),
          new ActionSpec.Box(
              new float[] {-1, -1, -1}, new float[] {1, 1, 1}, List.of("vx m/s", "vy m/s", "grip")),
          List.of(),
          List.of());

  private static Observation seen(long step) {
    return new Observation(
        step,
        step * 0.01,
        Map.of(
            "proprio.qpos",
            new Observation.Vector(new float[] {step, 2}),
            "note",
            new Observation.Text("hello"),
            "truth.bag",
            new Observation.Vector(new float[] {7})));
  }

  private static void send(WebSocket c, String key, NdArray actions) {
    c.send(Packed.write(Map.of(key, actions, "server_timing", Map.of("infer_ms", 1.5))));
  }

  // Rows are numbered on from the first, so that a test sees which one was executed.
  private static NdArray chunk(int rows, float first) {
    float[] all = new float[rows * 3];
    for (int i = 0; i < rows; i++) {
      all[3 * i] = first + i;
    }
    return NdArray.of(all, rows, 3);
  }

  private static float act(RemotePolicy policy, long step) {
    return ((Action.VectorAction) policy.act(seen(step)).action()).values()[0];
  }

  private static String complaint(BiConsumer<WebSocket, Map<String, Object>> answer)
      throws InterruptedException {
    return complaint(answer, "timeout=1");
  }

  private static String complaint(BiConsumer<WebSocket, Map<String, Object>> answer, String options)
      throws InterruptedException {
    try (ScriptedServer server = ScriptedServer.packed(answer);
        RemotePolicy policy = new RemotePolicy(server.address(options))) {
      policy.reset(SPEC, 1);
      String told =
          assertThrows(IllegalStateException.class, () -> policy.act(seen(40))).getMessage();
      assertTrue(told.startsWith("ws://127.0.0.1:" + server.getPort() + " "), told);
      assertFalse(told.contains("\n"), told);
      return told;
    }
  }

  // ---- msgpack ------------------------------------------------------------------------------

  @Test
  void aChunkIsExecutedRowByRowAndThenAskedForAgain() throws InterruptedException {
    AtomicInteger asked = new AtomicInteger();
    try (ScriptedServer server =
            ScriptedServer.packed(
                (c, m) -> {
                  int n = asked.getAndIncrement();
                  // Chunks of different lengths: 3, then 1, then 2.
                  send(c, "actions", chunk(n == 0 ? 3 : n == 1 ? 1 : 2, 10 * n));
                });
        RemotePolicy policy = new RemotePolicy(server.address(""))) {
      policy.reset(SPEC, 1);
      float[] done = new float[6];
      for (int i = 0; i < done.length; i++) {
        done[i] = act(policy, 10 * i);
      }
      assertArrayEquals(new float[] {0, 1, 2, 10, 20, 21}, done);
      assertEquals(3, asked.get());
    }
  }

  @Test
  void onlyTheFirstRowsAreExecutedWhenAskedFor() throws InterruptedException {
    try (ScriptedServer server = ScriptedServer.packed((c, m) -> send(c, "actions", chunk(50, 0)));
        RemotePolicy policy = new RemotePolicy(server.address("execute=2"))) {
      policy.reset(SPEC, 1);
      for (int i = 0; i < 6; i++) {
        assertEquals(i % 2, act(policy, 10 * i));
      }
      assertEquals(3, server.heard.size());
    }
  }

  @Test
  void aResetDropsTheChunkAndBeginsANewConnection() throws InterruptedException {
    AtomicInteger asked = new AtomicInteger();
    try (ScriptedServer server =
            ScriptedServer.packed(
                (c, m) -> send(c, "actions", chunk(8, 100 * asked.getAndIncrement())));
        RemotePolicy policy = new RemotePolicy(server.address(""))) {
      policy.reset(SPEC, 1);
      assertEquals(0, act(policy, 0));
      assertEquals(1, act(policy, 10));
      policy.reset(SPEC, 2);
      assertEquals(100, act(policy, 0));
      assertEquals(2, server.came.size());
    }
  }

  @Test
  void theChallengesServerIsToldOfAResetInItsOwnWords() throws InterruptedException {
    try (ScriptedServer server =
            ScriptedServer.packed(
                (c, m) -> {
                  if (!m.containsKey("reset")) {
                    c.send(Packed.write(Map.of("action", NdArray.of(new float[] {5, 0, 0}, 3))));
                  }
                });
        RemotePolicy policy = new RemotePolicy(server.address(""))) {
      policy.reset(SPEC, 1);
      assertEquals(5, act(policy, 0));
      policy.reset(SPEC, 2);
      assertEquals(5, act(policy, 0));
      assertEquals(1, server.came.size());
      assertEquals(Map.of("reset", true), server.heard.get(1));
    }
  }

  @Test
  void somebodyElsesActionDropsTheRestOfTheChunk() throws InterruptedException {
    AtomicInteger asked = new AtomicInteger();
    try (ScriptedServer server =
            ScriptedServer.packed(
                (c, m) -> send(c, "actions", chunk(8, 100 * asked.getAndIncrement())));
        RemotePolicy policy = new RemotePolicy(server.address(""))) {
      policy.reset(SPEC, 1);
      assertEquals(0, act(policy, 0));
      policy.applied(new Action.VectorAction(new float[] {9, 9, 9}));
      assertEquals(100, act(policy, 10));
    }
  }

  @Test
  void unprivilegedChannelsAreSentUnderTheirNames() throws InterruptedException {
    try (ScriptedServer server = ScriptedServer.packed((c, m) -> send(c, "actions", chunk(1, 0)));
        RemotePolicy policy = new RemotePolicy(server.address(""))) {
      policy.reset(SPEC, 1);
      act(policy, 30);
      @SuppressWarnings("unchecked")
      Map<String, Object> in = (Map<String, Object>) server.heard.get(0);
      assertEquals(
          List.of("note", "prompt", "proprio.qpos"), in.keySet().stream().sorted().toList());
      assertArrayEquals(new double[] {30, 2}, ((NdArray) in.get("proprio.qpos")).values());
      assertEquals("<f4", ((NdArray) in.get("proprio.qpos")).dtype());
      assertEquals("reach", in.get("prompt"));
      assertFalse(policy.channels().contains("truth.bag"));
    }
  }

  @Test
  void aMappingRenamesJoinsAndReorders(@TempDir Path dir) throws Exception {
    Path file = dir.resolve("map.json");
    Files.writeString(
        file,
        """
        {"observation": {"observation/state": ["truth.bag", "proprio.qpos"],
                         "prompt": {"text": "take the bag out"}},
         "columns": [4, 0, 2], "reset": "none"}
        """);
    try (ScriptedServer server =
            ScriptedServer.packed(
                (c, m) ->
                    send(c, "actions", NdArray.of(new float[] {10, 11, 12, 13, 14}, 1, 1, 5)));
        RemotePolicy policy = new RemotePolicy(server.address("map=" + file))) {
      policy.reset(SPEC, 1);
      Action.VectorAction a = (Action.VectorAction) policy.act(seen(3)).action();
      assertArrayEquals(new float[] {14, 10, 12}, a.values());
      @SuppressWarnings("unchecked")
      Map<String, Object> in = (Map<String, Object>) server.heard.get(0);
      assertArrayEquals(new double[] {7, 3, 2}, ((NdArray) in.get("observation/state")).values());
      assertEquals("take the bag out", in.get("prompt"));
      // A score says so: it reads what no robot could sense.
      assertTrue(policy.channels().contains("truth.bag"));
      policy.reset(SPEC, 2);
      act(policy, 0);
      assertEquals(1, server.came.size());
    }
  }

  @Test
  void aHangingServerIsToldAfterItsTime() throws InterruptedException {
    String told = complaint((c, m) -> {}, "timeout=0.3");
    assertTrue(told.contains("did not answer within 0.3 s (step 40)"), told);
  }

  @Test
  void aSlowServerIsWaitedFor() throws InterruptedException {
    try (ScriptedServer server =
            ScriptedServer.packed(
                (c, m) -> {
                  pause(300);
                  send(c, "actions", chunk(1, 4));
                });
        RemotePolicy policy = new RemotePolicy(server.address("timeout=5"))) {
      policy.reset(SPEC, 1);
      var decision = policy.act(seen(0));
      assertEquals(4, ((Action.VectorAction) decision.action()).values()[0]);
      assertTrue(decision.trace().arrays().get("remote/round_trip_ms").values()[0] >= 250);
    }
  }

  @Test
  void aLateAnswerIsNotTakenForTheNextOne() throws InterruptedException {
    CountDownLatch gaveUp = new CountDownLatch(1);
    CountDownLatch sent = new CountDownLatch(1);
    try (ScriptedServer server =
            ScriptedServer.packed(
                (c, m) -> {
                  // Which question it answers, as the answer says it.
                  float step =
                      ((NdArray) Objects.requireNonNull(m.get("proprio.qpos"))).floats()[0];
                  boolean late = step == 0;
                  if (late) {
                    await(gaveUp);
                  }
                  if (c.isOpen()) {
                    send(c, "actions", chunk(1, step));
                  }
                  if (late) {
                    sent.countDown();
                  }
                });
        RemotePolicy policy = new RemotePolicy(server.address("timeout=0.5"))) {
      policy.reset(SPEC, 1);
      assertThrows(IllegalStateException.class, () -> policy.act(seen(0)));
      gaveUp.countDown();
      await(sent);
      // On a slow machine a later one may be late, too; whatever comes belongs to its question.
      int answers = 0;
      for (int step = 10; step < 200 && answers < 2; step += 10) {
        try {
          assertEquals(step, act(policy, step));
          answers++;
        } catch (IllegalStateException late) {
          pause(100);
        }
      }
      assertEquals(2, answers);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(20, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void nanIsRefusedWithItsPlace() throws InterruptedException {
    String told =
        complaint(
            (c, m) -> send(c, "actions", NdArray.of(new float[] {0, 0, 0, 0, Float.NaN, 0}, 2, 3)));
    assertTrue(told.contains("step 40, row 1 of <f4[2, 3]"), told);
    assertTrue(told.contains("is NaN in element 1 (vy m/s)"), told);
  }

  @Test
  void aWrongShapeIsRefused() throws InterruptedException {
    String told = complaint((c, m) -> send(c, "actions", NdArray.of(new float[14], 2, 7)));
    assertTrue(told.contains("has 7 numbers instead of 3"), told);
  }

  @Test
  void aShapeThatDoesNotFitItsBytesIsRefused() throws InterruptedException {
    byte[] lie = Packed.write(Map.of("actions", NdArray.of(new float[] {1, 2, 3}, 1, 3)));
    // The shape [1, 3] ends the message; now it says [9, 3].
    lie[lie.length - 2] = 9;
    String told = complaint((c, m) -> c.send(lie));
    assertTrue(told.contains("shape [9, 3] and type <f4 has 12 bytes instead of 108"), told);
  }

  @Test
  void anEmptyChunkIsRefused() throws InterruptedException {
    String told = complaint((c, m) -> send(c, "actions", NdArray.of(new float[0], 0, 3)));
    assertTrue(told.contains("empty chunk"), told);
  }

  @Test
  void anAnswerWithoutActionsIsRefused() throws InterruptedException {
    String told = complaint((c, m) -> c.send(Packed.write(Map.of("state", 1L))));
    assertTrue(told.contains("without 'actions'; it sent [state]"), told);
  }

  @Test
  void bytesThatAreNoMsgpackAreRefused() throws InterruptedException {
    String told = complaint((c, m) -> c.send(new byte[] {(byte) 0xc1, 3, 4}));
    assertTrue(told.contains("no msgpack"), told);
  }

  @Test
  void theServersOwnErrorIsToldByItsLastLine() throws InterruptedException {
    String told =
        complaint(
            (c, m) -> {
              c.send("Traceback (most recent call last):\n  File x\nKeyError: 'observation/state'");
              c.close(1011);
            });
    assertTrue(told.endsWith("says: KeyError: 'observation/state'"), told);
  }

  @Test
  void aCutConnectionIsOpenedAgainAndTheObservationAskedAgain() throws InterruptedException {
    AtomicInteger asked = new AtomicInteger();
    try (ScriptedServer server =
            ScriptedServer.packed(
                (c, m) -> {
                  if (asked.getAndIncrement() == 1) {
                    c.close(1001, "restarting");
                  } else {
                    send(c, "actions", chunk(1, asked.get()));
                  }
                });
        RemotePolicy policy = new RemotePolicy(server.address("timeout=2"))) {
      policy.reset(SPEC, 1);
      act(policy, 0);
      var decision = policy.act(seen(10));
      assertEquals(3, ((Action.VectorAction) decision.action()).values()[0]);
      assertEquals("connected again at step 10", decision.trace().texts().get("remote/note"));
      assertEquals(1, policy.reconnects());
      assertEquals(2, server.came.size());
    }
  }

  @Test
  void aServerThatAlwaysCutsIsGivenUp() throws InterruptedException {
    String told = complaint((c, m) -> c.close(1001, "no more"));
    assertTrue(told.contains("closed the connection (code 1001: no more) (step 40)"), told);
  }

  @Test
  void nobodyThereIsOneSentence() {
    Exception e =
        assertThrows(
            IllegalArgumentException.class,
            () -> new RemotePolicy(RemoteAddress.parse("remote:ws://127.0.0.1:9")));
    assertEquals(
        "nobody answers at ws://127.0.0.1:9; start the policy server first", e.getMessage());
  }

  @Test
  void aServerWithoutAGreetingIsOneSentence() throws InterruptedException {
    try (ScriptedServer server = ScriptedServer.silent()) {
      Exception e =
          assertThrows(
              IllegalArgumentException.class,
              () -> new RemotePolicy(server.address("timeout=0.2")));
      assertTrue(e.getMessage().contains("(its greeting)"), e.getMessage());
    }
  }

  @Test
  void addressesThatAreNoneAreToldWithTheMend() {
    for (String wrong :
        List.of(
            "http://h:1",
            "ws://h",
            "ws://:80",
            "ws://h:99999",
            "ws://h:1#timeout=no",
            "ws://h:1#tiemout=3",
            "not an address")) {
      Exception e =
          assertThrows(
              IllegalArgumentException.class, () -> RemoteAddress.parse("remote:" + wrong), wrong);
      assertTrue(e.getMessage().contains("remote:ws://127.0.0.1:8000"), e.getMessage());
    }
  }

  // ---- Lockstep JSON ------------------------------------------------------------------------

  private static ScriptedServer json(String greeting, String action) throws InterruptedException {
    return ScriptedServer.json(
        greeting,
        (c, m) ->
            c.send(
                m.contains("\"type\":\"reset\"")
                    ? "{\"type\":\"ready\"}"
                    : "{\"type\":\"action\"," + action + "}"));
  }

  @Test
  void lockstepJsonDrives() throws InterruptedException {
    try (ScriptedServer server =
            json(
                "{\"foxden\":1,\"name\":\"mine\",\"channels\":[\"truth.bag\"],\"remembers\":true}",
                "\"actions\":[[1,0,0],[2,0,0]],\"trace\":{\"says\":\"left\",\"p\":[0.5]}");
        RemotePolicy policy = new RemotePolicy(server.address("timeout=2"))) {
      assertEquals("mine (lockstep JSON)", policy.server());
      assertTrue(policy.remembers());
      policy.reset(SPEC, 6);
      var first = policy.act(seen(0));
      assertEquals("left", first.trace().texts().get("remote/says"));
      assertEquals(2, act(policy, 10));
      policy.applied(new Action.VectorAction(new float[] {9, 8, 7}));
      act(policy, 20);
      String reset = (String) server.heard.get(0);
      assertTrue(reset.contains("\"seed\":6") && reset.contains("\"labels\":[\"x m\"]"), reset);
      String last = (String) server.heard.get(2);
      assertTrue(last.contains("\"applied\":[9.0,8.0,7.0]"), last);
      assertTrue(last.contains("\"channels\":{\"truth.bag\":[7.0]}"), last);
    }
  }

  @Test
  void lockstepJsonThatIsWrongIsOneSentenceEach() throws InterruptedException {
    Map<String, String> told =
        Map.of(
            "\"action\":[1,2]", "has 2 numbers instead of 3",
            "\"action\":[1,NaN,2]", "is NaN in element 1 (vy m/s)",
            "\"action\":[1,null,2]", "is NaN in element 1 (vy m/s)",
            "\"action\":\"left\"", "is the text 'left'; this task takes numbers",
            "\"action\":[[1],2,3]", "is a list of lists",
            "\"actions\":[]", "empty chunk",
            "\"says\":1", "without 'action' or 'actions'",
            "\"action\":{\"a\":1}", "neither numbers nor a name");
    for (Map.Entry<String, String> e : told.entrySet()) {
      try (ScriptedServer server = json("{\"foxden\":1}", e.getKey());
          RemotePolicy policy = new RemotePolicy(server.address("timeout=10"))) {
        policy.reset(SPEC, 1);
        String message =
            assertThrows(IllegalStateException.class, () -> policy.act(seen(0))).getMessage();
        assertTrue(message.contains(e.getValue()), message);
      }
    }
    for (String greeting : List.of("hello", "{}", "{\"foxden\":2}", "{\"foxden\":\"x\"}", "[1]")) {
      try (ScriptedServer server = json(greeting, "\"action\":[1,2,3]")) {
        String message =
            assertThrows(
                    IllegalArgumentException.class,
                    () -> new RemotePolicy(server.address("timeout=10")))
                .getMessage();
        assertTrue(message.startsWith("ws://127.0.0.1:"), message);
      }
    }
  }

  @Test
  void aLockstepServerThatComesBackIsToldWhereTheWorldIs() throws InterruptedException {
    AtomicInteger asked = new AtomicInteger();
    try (ScriptedServer server =
            ScriptedServer.json(
                "{\"foxden\":1}",
                (c, m) -> {
                  if (m.contains("\"type\":\"reset\"")) {
                    c.send("{\"type\":\"ready\"}");
                  } else if (asked.getAndIncrement() == 0) {
                    c.close(1001);
                  } else {
                    c.send("{\"type\":\"action\",\"action\":[1,0,0]}");
                  }
                });
        RemotePolicy policy = new RemotePolicy(server.address("timeout=10"))) {
      policy.reset(SPEC, 3);
      act(policy, 70);
      String again = (String) server.heard.get(2);
      assertTrue(again.contains("\"type\":\"reset\"") && again.contains("\"step\":70"), again);
    }
  }
}
