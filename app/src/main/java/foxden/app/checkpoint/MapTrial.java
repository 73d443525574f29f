package foxden.app.checkpoint;

import foxden.app.link.Pulse;
import foxden.app.scene3d.Toolkit;
import foxden.app.theme.Theme;
import foxden.policies.fox.LanguageCheckpoint;
import foxden.policies.language.Tokenizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/**
 * Times the checkpoint window: from the choice of a head or a quantity until its map is drawn, with
 * the window open, as {@code foxden bench maps} does.
 */
public final class MapTrial {

  private static final double WIDTH = 1600;
  private static final double HEIGHT = 900;
  private static final int REDRAWS = 96;
  // A map of more tokens than this takes so long that fewer do.
  private static final int LONG = 4096;
  private static final int REPAINTS = 32;
  private static final long PATIENCE_SECONDS = 300;

  private final LanguageCheckpoint checkpoint;
  private final IntFunction<int[]> texts;
  private final int[] lengths;
  private final LongSupplier nanos;
  private final Pulse pulse;
  private final CheckpointView view;
  private final List<Result> results = new ArrayList<>();
  private final CountDownLatch done = new CountDownLatch(1);
  private double[] redraws = {};
  private int text;
  private int redraw;
  private long began;
  private double readMs;

  /**
   * What was measured for one text.
   *
   * @param width of the map, px
   * @param readMs from asking for the text until its first map was drawn
   * @param medianMs of a redraw, from the choice until the map was drawn
   * @param paintMs median of painting alone: another scale, threshold or boundary
   * @param pooled whether queries were left out where several share a pixel
   */
  public record Result(
      int tokens,
      int width,
      int height,
      double readMs,
      double medianMs,
      double p95Ms,
      double mostMs,
      double paintMs,
      boolean pooled) {}

  private MapTrial(
      LanguageCheckpoint checkpoint,
      Optional<Tokenizer> tokenizer,
      IntFunction<int[]> texts,
      int[] lengths,
      LongSupplier nanos,
      Pulse pulse) {
    this.checkpoint = checkpoint;
    this.texts = texts;
    this.lengths = lengths;
    this.nanos = nanos;
    this.pulse = pulse;
    this.view = new CheckpointView(pulse, "trial", checkpoint.model(), tokenizer, "");
  }

  /**
   * Opens the window, on the display or without one, and measures.
   *
   * @param texts so many tokens to read
   * @param lengths numbers of tokens, in turn
   * @throws IllegalStateException with one sentence when nothing can be measured here
   */
  public static List<Result> run(
      LanguageCheckpoint checkpoint,
      Optional<Tokenizer> tokenizer,
      IntFunction<int[]> texts,
      int[] lengths,
      LongSupplier nanos)
      throws InterruptedException {
    Toolkit.prepare();
    AtomicReference<@Nullable MapTrial> trial = new AtomicReference<>();
    AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    CountDownLatch begun = new CountDownLatch(1);
    try {
      Platform.startup(
          () -> {
            Platform.setImplicitExit(false);
            Pulse pulse = new Pulse(failure::set);
            MapTrial own = new MapTrial(checkpoint, tokenizer, texts, lengths, nanos, pulse);
            trial.set(own);
            own.start();
            begun.countDown();
          });
    } catch (RuntimeException | LinkageError e) {
      throw new IllegalStateException("the window cannot start: " + e.getMessage(), e);
    }
    MapTrial own = begun.await(PATIENCE_SECONDS, TimeUnit.SECONDS) ? trial.get() : null;
    if (own == null || !own.done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      Throwable why = failure.get();
      throw new IllegalStateException(
          "the window did not draw all maps within "
              + PATIENCE_SECONDS
              + " s"
              + (why == null ? "" : ": " + why.getMessage()));
    }
    return List.copyOf(own.results);
  }

  private void start() {
    Scene scene = new Scene(view, WIDTH, HEIGHT);
    Theme.apply(scene, false);
    Stage stage = new Stage();
    stage.setScene(scene);
    stage.show();
    pulse.start();
    view.map().onDrawn(this::drawn);
    read();
  }

  private void read() {
    redraws = new double[lengths[text] > LONG ? REDRAWS / 4 : REDRAWS];
    redraw = -warm() - 1;
    began = nanos.getAsLong();
    view.read(texts.apply(lengths[text]));
  }

  private int warm() {
    return redraws.length / 2;
  }

  private void drawn() {
    double ms = (nanos.getAsLong() - began) * 1e-6;
    if (redraw == -warm() - 1) {
      readMs = ms;
    } else if (redraw >= 0) {
      redraws[redraw] = ms;
    }
    redraw++;
    if (redraw < redraws.length) {
      // The window paints what there is, first.
      pulse.soon(this::choose);
    } else {
      end();
    }
  }

  private void choose() {
    int n = redraw + warm();
    began = nanos.getAsLong();
    if (n % 2 == 0) {
      Quantity[] all = Quantity.values();
      view.show(all[n / 2 % all.length]);
    } else {
      int heads = checkpoint.model().config().heads();
      int head = n / 2 % (heads * checkpoint.model().config().layers());
      view.choose(head / heads, head % heads);
    }
  }

  private void end() {
    double[] paints = new double[REPAINTS];
    for (int i = 0; i < REPAINTS; i++) {
      long from = nanos.getAsLong();
      view.boundary(i % 2 == 0);
      paints[i] = (nanos.getAsLong() - from) * 1e-6;
    }
    Arrays.sort(paints);
    double[] sorted = redraws.clone();
    Arrays.sort(sorted);
    MapView map = view.map();
    results.add(
        new Result(
            lengths[text],
            (int) map.getWidth(),
            (int) map.getHeight(),
            readMs,
            sorted[sorted.length / 2],
            sorted[sorted.length * 95 / 100],
            sorted[sorted.length - 1],
            paints[REPAINTS / 2],
            map.sampled()));
    text++;
    if (text < lengths.length) {
      pulse.soon(this::read);
    } else {
      pulse.stop();
      view.close();
      done.countDown();
    }
  }
}
