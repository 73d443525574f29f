package foxden.app.window;

import foxden.app.link.Episode;
import foxden.app.link.Interventions;
import foxden.app.link.Interventions.Branch;
import foxden.app.link.ReplaySource;
import foxden.app.link.Source;
import foxden.app.session.Comparison;
import foxden.app.session.Jobs;
import foxden.app.session.Session;
import foxden.app.session.WhatIf;
import foxden.policies.study.Counterfactual;
import foxden.policies.study.Variant;
import foxden.sim.Environment;
import foxden.sim.EnvironmentSpec;
import foxden.sim.Snapshot;
import foxden.sim.StepResult;
import foxden.sim.demo.Demo;
import foxden.sim.demo.Replayer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Finds out what would have happened, in a world of its own: the open one, recorded or live, stays
 * as it is.
 */
final class WhatIfRun {

  private static final long BUDGET = 48L << 20;

  private WhatIfRun() {}

  /** Answers a wish at the session's cursor, in the background. FX thread. */
  static void ask(Session session, Opener opener, WhatIf.Wish wish) {
    Source source = session.source().orElse(null);
    if (source == null) {
      return;
    }
    EnvironmentSpec spec = source.spec();
    long every = spec.policyEvery();
    long from = Math.max(source.episode().firstStep(), session.cursor() / every * every);
    String now = session.driverProperty().get();
    String who = now.startsWith("fox") || now.startsWith(Variant.PREFIX) ? now : "fox";
    session
        .jobs()
        .start(
            "What if: " + wish.change().sentence(),
            job -> {
              WhatIf.Result r = answer(source, opener, wish, from, who, job);
              session
                  .pulse()
                  .post(
                      () -> {
                        if (!job.cancelled() && session.source().orElse(null) == source) {
                          session.whatIf().show(r);
                        }
                      });
            });
  }

  private static WhatIf.Result answer(
      Source source, Opener opener, WhatIf.Wish wish, long from, String who, Jobs.Job job)
      throws IOException, InterruptedException {
    EnvironmentSpec spec = source.spec();
    Demo demo = source instanceof ReplaySource r ? r.demo() : written(source);
    if (from < demo.firstStep()) {
      throw new IOException(
          "step "
              + from
              + " is older than what the world can be set back to (from step "
              + demo.firstStep()
              + ")");
    }
    List<Counterfactual.Seen> before = new ArrayList<>();
    String note = seen(source.episode(), spec, from, before);
    int steps = (int) Math.max(1, Math.round(wish.seconds() / spec.tickSeconds()));
    try (Environment world = opener.tasks().create(spec.task())) {
      Replayer replayer = new Replayer(demo, world);
      replayer.goTo(from);
      Snapshot at = world.snapshot();
      Counterfactual.Outcome o =
          Counterfactual.run(
              world,
              at,
              before,
              () -> opener.policy(who, spec.task()),
              wish.change(),
              demo.info().seed(),
              steps,
              job::progress);
      Episode asItIs = episode(spec, o.asItIs(), who);
      Episode changed = episode(spec, o.changed(), who);
      String name = wish.change().sentence();
      return new WhatIf.Result(
          wish.change(),
          who,
          asItIs,
          changed,
          o.asItIs().mind(),
          o.changed().mind(),
          Comparison.of(asItIs, new Branch(-2, name, false, from, changed)),
          o.firstDifferent(),
          o.differs(),
          note);
    }
  }

  // What the policy saw up to then, at its own rate; tells what is missing of it.
  private static String seen(
      Episode e, EnvironmentSpec spec, long from, List<Counterfactual.Seen> out) {
    boolean thinned = false;
    long every = spec.policyEvery();
    for (long step = (e.firstStep() + every - 1) / every * every; step < from; step += every) {
      StepResult r = e.frame(step);
      Episode.Decided d = e.decision(step);
      if (r == null) {
        continue;
      }
      thinned |= r.step() != step;
      out.add(new Counterfactual.Seen(r.observation(), d == null ? null : d.action()));
    }
    if (e.firstStep() > 0) {
      return String.format(
          java.util.Locale.ROOT,
          "It remembers from %.1f s on, where this recording begins.",
          e.time(e.firstStep()));
    }
    return thinned ? "Its memory of the first part is up to 0.03 s out of step." : "";
  }

  // A live world writes what it can be set back to; from that its state can be made anew.
  private static Demo written(Source source) throws IOException, InterruptedException {
    Interventions live =
        source.interventions().orElseThrow(() -> new IOException("this world keeps no past"));
    Path file = Files.createTempFile("foxden-whatif", ".mcap");
    try {
      CompletableFuture<String> said = new CompletableFuture<>();
      live.keepAll(file, said::complete);
      String how = said.get(30, TimeUnit.SECONDS);
      if (how.startsWith("Could not")) {
        throw new IOException(how);
      }
      return Demo.open(file);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("the world did not write its past within 30 s", e);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private static Episode episode(EnvironmentSpec spec, Counterfactual.Way way, String who) {
    Episode e = new Episode(spec, BUDGET);
    for (int i = 0; i < way.steps().size(); i++) {
      e.append(way.steps().get(i), i == 0 ? "" : who);
    }
    for (Counterfactual.Decided d : way.decisions()) {
      e.decided(new Episode.Decided(d.step(), who, d.action(), d.trace()));
    }
    return e;
  }
}
