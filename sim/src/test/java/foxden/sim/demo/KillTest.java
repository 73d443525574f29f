package foxden.sim.demo;

import static org.junit.jupiter.api.Assertions.assertTrue;

import foxden.sim.Driver;
import foxden.sim.StepResult;
import foxden.sim.Trace;
import foxden.sim.WallClock;
import foxden.sim.toy.Recordings;
import foxden.sim.toy.ToyDriver;
import foxden.sim.toy.ToyEnvironment;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a JVM that records in real time, twenty times: at most a second may be missing. */
@SuppressWarnings("NullAway") // a null fails the test
class KillTest {

  private static final int KILLS = 20;

  @TempDir Path folder;

  @Test
  void aKillLosesAtMostASecond() throws IOException, InterruptedException {
    Random random = new Random(11);
    List<Victim> victims = new ArrayList<>();
    // Five at a time, so that twenty take no longer than four.
    double worst = 0;
    for (int i = 0; i < KILLS; i++) {
      victims.add(new Victim(folder.resolve("kill" + i + ".mcap")));
      if (victims.size() == 5) {
        for (Victim victim : victims) {
          worst = Math.max(worst, victim.kill(random.nextInt(700)));
        }
        victims.clear();
      }
    }
    assertTrue(worst <= 1.0, "a kill lost " + worst + " s");
    System.out.println("20 kills: at most " + worst + " s lost");
  }

  /** A recording JVM. */
  private static final class Victim {
    private final Path file;
    private final Process process;
    private volatile long lastStep;

    Victim(Path file) throws IOException {
      this.file = file;
      String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
      process =
          new ProcessBuilder(
                  java,
                  "-XX:+IgnoreUnrecognizedVMOptions",
                  "--enable-native-access=ALL-UNNAMED",
                  "-XX:TieredStopAtLevel=1",
                  "-Xmx128m",
                  "-cp",
                  System.getProperty("java.class.path")
                      .replace(File.pathSeparator + File.pathSeparator, File.pathSeparator),
                  KillTest.class.getName(),
                  file.toString())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      Thread reader =
          new Thread(
              () -> {
                try (BufferedReader in =
                    new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                  for (String line; (line = in.readLine()) != null; ) {
                    lastStep = Long.parseLong(line);
                  }
                } catch (IOException | NumberFormatException e) {
                  // Cut in the middle of a line by the kill.
                }
              });
      reader.setDaemon(true);
      reader.start();
    }

    /** Kills it some time after its first second; what it lost, in seconds. */
    double kill(int afterMillis) throws IOException, InterruptedException {
      long until = System.nanoTime() + 60_000_000_000L;
      while (lastStep < 120) {
        assertTrue(System.nanoTime() < until, "the recording JVM did not get going");
        Thread.sleep(20);
      }
      Thread.sleep(afterMillis);
      process.destroyForcibly().waitFor();
      Thread.sleep(50);
      Demo demo = Demo.open(file);
      assertTrue(
          demo.damage().orElse("").contains("recoverable"), "a killed recording is not whole");
      assertTrue(new Replayer(demo, new ToyEnvironment(100, 1_000_000)).verify(s -> {}).exact());
      return (lastStep - demo.lastStep()) * 0.01;
    }
  }

  /** The recording JVM: steps in real time and says every step it made. */
  public static void main(String[] args) throws IOException {
    WallClock clock =
        new WallClock() {
          @Override
          public long nanos() {
            return System.nanoTime();
          }

          @Override
          public Instant now() {
            return Instant.EPOCH;
          }
        };
    ToyEnvironment env = new ToyEnvironment(100, 1_000_000);
    Driver driver = new ToyDriver("toy", 0.001);
    DemoRecorder log =
        DemoRecorder.start(Path.of(args[0]), Recordings.info(env, 5), env.spec(), clock);
    StepResult r = env.reset(5);
    driver.reset(env.spec(), 5);
    log.frame(r, null, "", Trace.NONE, -1, env.snapshot());
    long due = System.nanoTime();
    Driver.Decision decision = driver.act(r.observation());
    while (r.step() < 10_000) {
      if (r.step() % 10 == 0) {
        decision = driver.act(r.observation());
      }
      r = env.step(decision.action());
      log.frame(
          r,
          decision.action(),
          driver.name(),
          decision.trace(),
          r.step() - 1 - (r.step() - 1) % 10,
          log.snapshotDue(r.time()) ? env.snapshot() : null);
      System.out.println(r.step());
      due += 10_000_000;
      LockSupport.parkNanos(Math.max(0, due - System.nanoTime()));
    }
    log.finish();
  }
}
