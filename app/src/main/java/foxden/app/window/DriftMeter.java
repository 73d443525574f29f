package foxden.app.window;

import foxden.app.link.Episode;
import foxden.app.link.Interventions.Branch;
import foxden.app.link.LiveSource;
import foxden.app.link.ReplaySource;
import foxden.app.session.Message;
import foxden.app.session.Session;
import foxden.sim.Environment;
import foxden.sim.demo.Demo;
import foxden.sim.demo.Drift;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Makes a recording again in the background and lays what comes out beside it. */
final class DriftMeter {

  /** Number of the way beside a recording. */
  private static final int BESIDE = -1;

  private static final long BUDGET = 96L << 20;

  private DriftMeter() {}

  static void measure(Session session, Takes takes) {
    measure(session, takes, "", world -> world);
  }

  /**
   * The same in another world.
   *
   * @param changed what is not as recorded, a sentence; empty for nothing
   * @param other given the world it was recorded in; what it gives is closed at the end
   */
  static void measure(
      Session session, Takes takes, String changed, UnaryOperator<Environment> other) {
    if (!(session.source().orElse(null) instanceof ReplaySource recording)) {
      return;
    }
    Demo demo = recording.demo();
    session
        .jobs()
        .start(
            "Measuring the drift",
            job -> {
              Episode again = new Episode(demo.spec(), BUDGET);
              double all = Math.max(1, demo.lastStep() - demo.firstStep());
              Drift drift;
              try (Environment world = other.apply(takes.tasks().create(demo.spec().task()))) {
                drift =
                    Drift.measure(
                        demo,
                        world,
                        LiveSource.VERSION,
                        System.getProperty("java.version", ""),
                        r -> {
                          again.append(r, demo.driver(r.step()));
                          job.progress((r.step() - demo.firstStep()) / all);
                        });
              }
              session.pulse().post(() -> show(session, recording, drift, changed, again));
            });
  }

  private static void show(
      Session session, ReplaySource of, Drift drift, String changed, Episode again) {
    if (session.source().orElse(null) != of) {
      return;
    }
    List<String> told = new ArrayList<>();
    told.add("Made again: " + drift.sentence() + ".");
    told.addAll(changed.isEmpty() ? drift.differences() : List.of(changed));
    long fork = drift.exact() ? again.lastStep() : Math.max(0, drift.divergedAt() - 1);
    session.futures().beside(new Branch(BESIDE, "made again", false, fork, again), told);
    session.say(
        drift.exact() ? Message.Level.INFO : Message.Level.WARNING,
        "Made again: " + drift.sentence() + " (Branches).");
  }
}
