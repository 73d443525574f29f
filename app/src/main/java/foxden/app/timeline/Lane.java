package foxden.app.timeline;

/**
 * One lane of the timeline.
 *
 * @param index which driver series, goal, branch and so on, by kind
 * @param y top edge in the drawn area, px
 * @param height px
 */
record Lane(Kind kind, String label, int index, double y, double height) {

  /** What a lane shows, and how high it wants to be, px. */
  enum Kind {
    DRIVER(16),
    SERIES(26),
    GRIPPERS(20),
    /** Series that share a name up to a colon, each between 0 and 1. */
    GROUP(30),
    GOAL(14),
    CONTACTS(16),
    EVENTS(16),
    GATES(14),
    BRANCH(14),
    /** Named stretches. */
    LABELS(16),
    DISTANCE(22);

    final double wanted;

    Kind(double wanted) {
      this.wanted = wanted;
    }
  }
}
