package foxden.app.cli;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import foxden.app.window.WindowTrial;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;

/**
 * Frames a second of the whole window: the home runs in real time, the household fox drives, all
 * views follow, and the camera goes round.
 */
final class FramesBenchmark implements Benchmark {

  private static final String TASK = "trash";
  // So long the just-in-time compiler is busy with what runs on two cores, s.
  private static final double WARM_UP = 90;
  private static final double SECONDS = 15;

  @Override
  public String name() {
    return "frames";
  }

  @Override
  public String summary() {
    return "frames a second of the whole window, its 3D view 960x540 with shadows, orbiting over the"
        + " home while physics, a mind and all views run";
  }

  @Override
  public void run(Wiring wiring, PrintWriter out) throws InterruptedException {
    WindowTrial.Result r = wiring.time(TASK, WARM_UP, SECONDS);
    out.printf(
        Locale.ROOT,
        "3D view %dx%d in the whole window, %s; %s%n",
        r.width(),
        r.height(),
        r.display() ? "on the display" : "without a display",
        r.device());
    out.printf(
        Locale.ROOT,
        "%d frames in %.0f s, after %.0f s of running: median %.1f fps, p95 %.1f fps, longest frame %.0f ms%n",
        r.frames(),
        r.seconds(),
        WARM_UP,
        r.medianFps(),
        r.p95Fps(),
        r.longestFrameMs());
    out.printf(
        Locale.ROOT,
        "longest JavaFX stall %.0f ms; window %.0f pulses/s%n",
        r.longestStallMs(),
        r.pulseFps());
    out.printf(
        Locale.ROOT,
        "resolution %.1f %% of the width (least %.1f %%, changed %d times)%n",
        100 * r.resolution(),
        100 * r.leastResolution(),
        r.switches());
    out.printf(
        Locale.ROOT,
        "world at %.2f of real time, driver %s, %d tokens in mind%n",
        r.worldFactor(),
        r.driver(),
        r.minds());
    double sum = 0;
    for (Map.Entry<String, Double> e : r.processorMs().entrySet()) {
      sum += e.getValue();
      if (e.getValue() >= 0.1) {
        out.printf(Locale.ROOT, "%8.1f ms  %s%n", e.getValue(), e.getKey());
      }
    }
    if (sum > 0) {
      out.printf(Locale.ROOT, "%8.1f ms  processor time a frame, all threads%n", sum);
    }
  }

  @Override
  public void json(Wiring wiring, PrintWriter out) throws InterruptedException {
    WindowTrial.Result r = wiring.time(TASK, WARM_UP, SECONDS);
    JsonObject document = new Gson().toJsonTree(r).getAsJsonObject();
    document.addProperty("task", TASK);
    out.println(Json.text(document));
  }
}
