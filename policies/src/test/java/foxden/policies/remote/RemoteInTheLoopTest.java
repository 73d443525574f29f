package foxden.policies.remote;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foxden.sim.WallClock;
import foxden.sim.cheetah.CheetahTask;
import foxden.sim.loop.LoopFrame;
import foxden.sim.loop.LoopListener;
import foxden.sim.loop.LoopStatus;
import foxden.sim.loop.SimLoop;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import org.java_websocket.WebSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a person at the window sees of a server that goes wrong: the world paused, one sentence. */
@Timeout(60)
class RemoteInTheLoopTest {

  private static final WallClock CLOCK =
      new WallClock() {
        @Override
        public long nanos() {
          return System.nanoTime();
        }

        @Override
        public Instant now() {
          return Instant.now();
        }
      };

  /** Hears until the loop pauses by itself with an error. */
  private static final class Heard implements LoopListener {
    private final List<String> events = new CopyOnWriteArrayList<>();
    private volatile LoopStatus status;
    private volatile String told = "";

    @Override
    public void frame(LoopFrame frame) {
      frame.result().events().forEach(e -> events.add(e.kind()));
    }

    @Override
    public void status(LoopStatus now) {
      status = now;
    }

    void await(boolean error) throws InterruptedException {
      while (status == null || status.error() != error || status.playing() == error) {
        Thread.sleep(5);
      }
    }
  }

  private static void send(WebSocket c, float value) {
    float[] row = new float[6];
    row[2] = value;
    c.send(Packed.write(Map.of("actions", NdArray.of(row, 1, 6))));
  }

  private static Heard run(
      BiConsumer<WebSocket, Map<String, Object>> answer, String options, BooleanSupplier goesOn)
      throws InterruptedException {
    Heard heard = new Heard();
    try (ScriptedServer server = ScriptedServer.packed(answer);
        RemotePolicy policy = new RemotePolicy(server.address(options))) {
      SimLoop loop = new SimLoop(new CheetahTask(false).create(), CLOCK);
      loop.live(true);
      loop.deadline(20, TimeUnit.MILLISECONDS);
      loop.reset(0);
      loop.addListener(heard);
      loop.drive(policy);
      loop.play();
      heard.await(true);
      heard.told = heard.status.message();
      loop.play();
      while (!goesOn.getAsBoolean()) {
        Thread.sleep(5);
      }
      loop.close();
    }
    return heard;
  }

  @Test
  void aServerThatSendsNanPausesTheRunWithOneSentence() throws InterruptedException {
    AtomicInteger asked = new AtomicInteger();
    Heard heard =
        run(
            (c, m) -> send(c, asked.incrementAndGet() == 4 ? Float.NaN : 0.1f),
            "timeout=5",
            () -> true);
    String told = heard.told;
    assertTrue(told.startsWith("Paused: driver 'remote:ws://127.0.0.1:"), told);
    assertTrue(told.contains("is NaN in element 2"), told);
    assertFalse(told.contains("\n"), told);
  }

  @Test
  void aServerThatHangsIsLateFirstAndPausesTheRunInTheEnd() throws InterruptedException {
    AtomicInteger asked = new AtomicInteger();
    Heard heard =
        run(
            (c, m) -> {
              if (asked.incrementAndGet() != 3) {
                send(c, 0.1f);
              }
            },
            "timeout=0.5",
            () -> true);
    assertTrue(heard.events.contains("late"), heard.events.toString());
    assertTrue(heard.told.contains("did not answer within 0.5 s"), heard.told);
  }

  @Test
  void afterThePauseItCanGoOn() throws InterruptedException {
    AtomicInteger asked = new AtomicInteger();
    run(
        (c, m) -> send(c, asked.incrementAndGet() == 4 ? Float.NaN : 0.1f),
        "timeout=5",
        () -> asked.get() >= 8);
    assertTrue(asked.get() >= 8);
  }
}
