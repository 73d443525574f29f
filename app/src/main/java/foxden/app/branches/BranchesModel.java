package foxden.app.branches;

import foxden.app.link.Episode;
import foxden.app.link.Interventions.Branch;
import java.util.Locale;

/** What a branch says about itself in two lines. */
final class BranchesModel {

  private BranchesModel() {}

  /** {@code left at 4.12 s, expert to 21.30 s}. */
  static String detail(Branch b) {
    Episode e = b.episode();
    long last = e.lastStep();
    if (b.mark()) {
      return String.format(Locale.ROOT, "moment at %.2f s (step %d)", e.time(last), last);
    }
    String who = e.driver(last);
    return String.format(
        Locale.ROOT,
        "from %.2f s, %s to %.2f s",
        e.time(b.fork()),
        who.isEmpty() ? "nobody" : who,
        e.time(last));
  }

  /** {@code q 0.50}, or empty where there is no score. */
  static String outcome(Branch b) {
    Episode e = b.episode();
    double q = e.score(e.lastStep());
    return b.mark() || e.goalNames().isEmpty() || Double.isNaN(q)
        ? ""
        : String.format(Locale.ROOT, "q %.2f", q);
  }
}
