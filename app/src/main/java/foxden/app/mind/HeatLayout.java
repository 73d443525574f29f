package foxden.app.mind;

/**
 * Where the parts of the large view stand, px: the map, and under it on the same key axis the row
 * at the cursor, the gate strips, the difference strip and the axis.
 */
record HeatLayout(double width, double height, int strips, boolean difference) {

  static final double LEFT = 40;
  static final double RIGHT = 58;
  static final double GROUPS = 5;
  static final double AXIS = 16;
  static final double GAP = 6;

  double plotWidth() {
    return Math.max(8, width - LEFT - RIGHT);
  }

  double mapTop() {
    return GROUPS + 2;
  }

  double stripHeight() {
    double room = height < 260 ? 26 : height < 340 ? 40 : 72;
    return Math.max(2, Math.min(9, Math.floor(room / Math.max(1, strips))));
  }

  double rowHeight() {
    return height < 260 ? 18 : 36;
  }

  double differenceHeight() {
    return difference ? height < 260 ? 10 : 16 : 0;
  }

  double mapHeight() {
    double under =
        GAP
            + rowHeight()
            + GAP
            + strips * stripHeight()
            + (difference ? GAP + differenceHeight() : 0)
            + AXIS;
    return Math.max(24, height - mapTop() - under);
  }

  double rowTop() {
    return mapTop() + mapHeight() + GAP;
  }

  double stripsTop() {
    return rowTop() + rowHeight() + GAP;
  }

  double differenceTop() {
    return stripsTop() + strips * stripHeight() + GAP;
  }

  double axisTop() {
    return stripsTop() + strips * stripHeight() + (difference ? GAP + differenceHeight() : 0);
  }

  /** What part a point is in. */
  enum Part {
    MAP,
    ROW,
    STRIPS,
    DIFFERENCE,
    NONE
  }

  Part partAt(double x, double y) {
    if (x < LEFT || x > LEFT + plotWidth()) {
      return Part.NONE;
    }
    if (y >= mapTop() && y < mapTop() + mapHeight()) {
      return Part.MAP;
    }
    if (y >= rowTop() && y < rowTop() + rowHeight()) {
      return Part.ROW;
    }
    if (y >= stripsTop() && y < stripsTop() + strips * stripHeight()) {
      return Part.STRIPS;
    }
    if (difference && y >= differenceTop() && y < differenceTop() + differenceHeight()) {
      return Part.DIFFERENCE;
    }
    return Part.NONE;
  }
}
