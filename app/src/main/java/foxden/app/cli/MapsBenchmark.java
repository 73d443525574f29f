package foxden.app.cli;

import foxden.app.checkpoint.MapTrial;
import foxden.policies.fox.LanguageCheckpoint;
import foxden.policies.language.Stories;
import foxden.policies.language.Tokenizers;
import foxden.policies.nn.Kernels;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;

/** The checkpoint window: how long a head's map takes from the choice until it is drawn. */
final class MapsBenchmark implements Benchmark {

  private static final int[] LENGTHS = {1024, 16_384};
  private static final double BAR_MS = 60;

  @Override
  public String name() {
    return "maps";
  }

  @Override
  public String summary() {
    return "redraws of the checkpoint window, 1,024 and 16,384 tokens, 1600x900";
  }

  @Override
  public void run(Wiring wiring, PrintWriter out) throws IOException, InterruptedException {
    Path dir = wiring.root().resolve("policies").resolve("checkpoints").resolve("lm-fox-pro");
    LanguageCheckpoint checkpoint = LanguageCheckpoint.load(dir, Kernels.create(1));
    Stories stories = new Stories();
    for (MapTrial.Result r :
        MapTrial.run(
            checkpoint,
            Tokenizers.of(dir, checkpoint.model().vocabulary()),
            length -> stories.story(1, length).tokens(),
            LENGTHS,
            () -> wiring.clock().nanos())) {
      out.printf(
          Locale.ROOT,
          "%6d tokens, map %dx%d%s: redraw median %.1f ms, p95 %.1f, most %.1f%s; painting alone"
              + " %.1f ms; read and first drawn in %.2f s%n",
          r.tokens(),
          r.width(),
          r.height(),
          r.pooled() ? ", pooled" : "",
          r.medianMs(),
          r.p95Ms(),
          r.mostMs(),
          r.tokens() == LENGTHS[0]
              ? String.format(
                  Locale.ROOT,
                  " (at most %.0f%s)",
                  BAR_MS,
                  r.p95Ms() <= BAR_MS ? "" : ", falls short")
              : "",
          r.paintMs(),
          r.readMs() * 1e-3);
      out.flush();
    }
  }
}
