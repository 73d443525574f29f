package foxden.app.link;

import foxden.policies.Mind;
import foxden.sim.EnvironmentSpec;
import foxden.sim.TextForm;
import foxden.sim.demo.Demo;
import foxden.sim.demo.DemoInfo;
import foxden.sim.loop.LoopFrame;
import foxden.sim.loop.ReplayLoop;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A recording, read into an episode in the background from its first frame on: it can be looked at
 * as soon as that is there. No physics is stepped.
 */
public final class ReplaySource implements Source {

  private volatile @Nullable TextForm form;

  private static final long FRAME_BUDGET = 256L << 20;

  private final String title;
  private final Demo demo;
  private final Episode episode;
  private final Thread reader;
  private final Companion companion;
  private final List<String> takers;
  private volatile boolean stopped;
  private volatile @Nullable String error;
  private volatile String note = "reading";

  /** A mind that reads along without acting. */
  public interface Companion extends AutoCloseable {

    /** Hears every frame in order, on the reader's thread. */
    void frame(LoopFrame frame);

    /** What it attends to, when it has a network. */
    Optional<Mind> mind();

    /** See {@link Source#difference}. */
    float difference(long step);

    /** See {@link Source#differenceText}. */
    String differenceText(long step);

    @Override
    void close();

    /** Nobody. */
    Companion NONE =
        new Companion() {
          @Override
          public void frame(LoopFrame frame) {}

          @Override
          public Optional<Mind> mind() {
            return Optional.empty();
          }

          @Override
          public float difference(long step) {
            return Float.NaN;
          }

          @Override
          public String differenceText(long step) {
            return "";
          }

          @Override
          public void close() {}
        };
  }

  /**
   * Starts reading.
   *
   * @param companion reads along; closed with the source
   */
  public ReplaySource(String title, Demo demo, Companion companion) {
    this(title, demo, companion, List.of());
  }

  /**
   * The same.
   *
   * @param takers who could drive on from any step
   */
  public ReplaySource(String title, Demo demo, Companion companion, List<String> takers) {
    this.title = title;
    this.demo = demo;
    this.companion = companion;
    this.takers = List.copyOf(takers);
    this.episode =
        new Episode(
            demo.spec(),
            FRAME_BUDGET,
            step -> ReplayLoop.frameOf(demo, demo.frameOfStep(step), false).result());
    keep(ReplayLoop.frameOf(demo, 0, true), -1);
    reader = new Thread(this::read, "foxden-replay-reader");
    reader.setDaemon(true);
    reader.start();
  }

  private void read() {
    try {
      long last = -1;
      for (int i = 1; i < demo.frames() && !stopped; i++) {
        last = keep(ReplayLoop.frameOf(demo, i, false), last);
      }
      note = "thinking along";
      // Whoever looks at the recording goes first on a small machine.
      Thread.currentThread().setPriority(Thread.MIN_PRIORITY);
      for (int i = 0; i < demo.frames() && !stopped; i++) {
        companion.frame(ReplayLoop.frameOf(demo, i, i == 0));
      }
    } catch (RuntimeException e) {
      error = demo.file().getFileName() + ": " + e.getMessage();
    } finally {
      note = "";
    }
  }

  private long keep(LoopFrame f, long lastDecision) {
    episode.append(f.result(), f.driver());
    if (f.action() == null || f.traceStep() == lastDecision) {
      return lastDecision;
    }
    long at = f.traceStep() >= 0 ? f.traceStep() : f.result().step() - 1;
    episode.decided(new Episode.Decided(at, f.driver(), f.action(), f.trace()));
    return f.traceStep();
  }

  /** The recording. */
  public Demo demo() {
    return demo;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public Optional<Path> file() {
    return Optional.of(demo.file());
  }

  @Override
  public EnvironmentSpec spec() {
    return demo.spec();
  }

  @Override
  public Episode episode() {
    return episode;
  }

  @Override
  public long seed() {
    return demo.info().seed();
  }

  @Override
  public boolean live() {
    return false;
  }

  @Override
  public List<String> drivers() {
    List<String> all = new ArrayList<>(takers);
    if (!all.contains(driver())) {
      all.add(0, driver());
    }
    return all;
  }

  @Override
  public String driver() {
    return demo.info().driver();
  }

  @Override
  public Optional<Mind> mind() {
    return companion.mind();
  }

  @Override
  public float difference(long step) {
    return companion.difference(step);
  }

  @Override
  public String differenceText(long step) {
    return companion.differenceText(step);
  }

  @Override
  public Health health() {
    return new Health(Double.NaN, 0, FRAME_BUDGET, false, error, note, "");
  }

  @Override
  public Optional<TextForm> form() {
    return Optional.ofNullable(form);
  }

  @Override
  public String opponent() {
    return demo.info().settings().getOrDefault(DemoInfo.OPPONENT, "");
  }

  /** Tells how the task is read and written. */
  public void form(TextForm known) {
    form = known;
  }

  @Override
  public void close() {
    stopped = true;
    companion.close();
  }
}
