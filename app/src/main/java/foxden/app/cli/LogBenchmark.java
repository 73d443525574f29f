package foxden.app.cli;

import foxden.sim.demo.Demo;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How large shipped demonstrations are and how fast they open. */
final class LogBenchmark implements Benchmark {

  private static final int RUNS = 7;

  @Override
  public String name() {
    return "log";
  }

  @Override
  public String summary() {
    return "size a minute of every shipped demonstration, and how fast it opens";
  }

  @Override
  public void run(Wiring wiring, PrintWriter out) throws IOException {
    List<DemoFiles.Found> all = DemoFiles.below(DemoFiles.shipped(wiring.root()), out::println);
    if (all.isEmpty()) {
      throw new IllegalArgumentException(
          DemoFiles.shipped(wiring.root()) + ": there is no demonstration to measure");
    }
    for (DemoFiles.Found found : all) {
      double[] millis = new double[RUNS];
      for (int i = 0; i < RUNS; i++) {
        long before = wiring.clock().nanos();
        Demo.open(found.file());
        millis[i] = (wiring.clock().nanos() - before) * 1e-6;
      }
      Arrays.sort(millis);
      double minutes = found.header().end().seconds() / 60;
      out.printf(
          Locale.ROOT,
          "%-44s %6d steps, %7.0f kB, %6.0f kB a minute, opens in %.0f ms%n",
          DemoFiles.shown(wiring.root(), found.file()),
          found.header().end().steps(),
          Files.size(found.file()) / 1024.0,
          Files.size(found.file()) / 1024.0 / Math.max(1e-9, minutes),
          millis[RUNS / 2]);
    }
  }
}
