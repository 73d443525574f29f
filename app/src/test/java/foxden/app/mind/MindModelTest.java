package foxden.app.mind;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foxden.app.FakeMind;
import foxden.app.theme.ColourMap;
import foxden.app.theme.Raster;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MindModelTest {

  private final FakeMind mind = new FakeMind(2, 4, 40, 4, 10);
  private final TokenTimes times = new TokenTimes(0.01);

  MindModelTest() {
    mind.grow(mind.tokensAt(600));
    times.update(mind);
  }

  @Test
  void aCellIsExactlyContentPlusDecayMinusNormaliser() {
    for (int q : new int[] {3, 90, 250}) {
      for (int k = 0; k <= q; k += 17) {
        Cell c = Cell.of(mind, 1, 2, q, k);
        assertTrue(c.error() < 1e-4, "at " + q + ", " + k + ": " + c.error());
      }
    }
    assertTrue(Cell.of(mind, 0, 0, 100, 95).text().contains("content"));
  }

  @Test
  void theQueryOfAnInstantIsItsLastTokenThatIsNoAction() {
    int q = times.query(300);
    assertEquals(300, times.step(q));
    assertEquals("goals", mind.token(q).group());
    assertEquals(q, times.query(305));
    assertEquals(40, times.before());
    assertEquals(-1, times.step(39));
  }

  @Test
  void lookingBackIsTheMeanAgeOfWhatIsAttendedTo() {
    int q = times.query(600);
    LookBack b = LookBack.of(mind, times, 1, 2, q);
    float[] a = new float[q + 1];
    mind.row(1, 2, q, a, null, null);
    double mass = 0;
    double age = 0;
    double demo = 0;
    for (int j = 0; j <= q; j++) {
      if (times.step(j) < 0) {
        demo += a[j];
      } else {
        mass += a[j];
        age += a[j] * (600 - times.step(j)) * 0.01;
      }
    }
    assertEquals(age / mass, b.seconds(), 1e-6);
    assertEquals(demo, b.demonstrations(), 1e-5);
    assertTrue(b.sentence(1, 2).startsWith("head 1.2 looks back "), b.sentence(1, 2));
  }

  @Test
  void rowsAreKeptOnceAndCoverEverything() {
    Rows rows = new Rows(mind, 0, 1);
    while (!rows.compute(TimeUnit.MILLISECONDS.toNanos(5))) {
      assertTrue(rows.covered() <= mind.tokens());
    }
    assertEquals(mind.tokens(), rows.covered());
    float[] expected = new float[101];
    mind.row(0, 1, 100, expected, null, null);
    float[] row = rows.row(100);
    assertNotNull(row);
    assertEquals(expected[50], row[50]);
    assertEquals(101, row.length);
  }

  @Test
  void thumbnailsAreCausalAndBounded() {
    float[][][][] t = MindModel.thumbs(mind, mind.tokens());
    float[][] one = t[1][3];
    assertEquals(MindModel.THUMB, one.length);
    assertTrue(Float.isNaN(one[3][40]), "the future stays empty");
    for (float[] row : one) {
      for (float v : row) {
        assertTrue(Float.isNaN(v) || (v >= 0 && v <= 1));
      }
    }
  }

  @Test
  void theWorkerAnswersTheNewestWish() throws InterruptedException {
    CountDownLatch done = new CountDownLatch(1);
    MindModel[] holder = new MindModel[1];
    holder[0] =
        new MindModel(
            () -> {
              MindModel.Result r = holder[0].result();
              if (r != null && r.complete() && r.query() == times.query(500)) {
                done.countDown();
              }
            });
    try (MindModel model = holder[0]) {
      model.want(new MindModel.Wish(mind, times.copy(), 0, 0, times.query(10)));
      model.want(new MindModel.Wish(mind, times.copy(), 1, 1, times.query(500)));
      assertTrue(done.await(30, TimeUnit.SECONDS));
      MindModel.Result r = model.result();
      assertNotNull(r);
      assertTrue(r.rows().of(mind, 1, 1));
      assertEquals(LookBack.of(mind, times, 1, 1, times.query(500)), r.lookBacks()[1][1]);
    }
  }

  @Test
  void poolingTakesTheLargestMeanOrLeast() {
    Rows rows = new Rows(mind, 0, 0);
    while (!rows.compute(1_000_000_000L)) {}
    int n = mind.tokens();
    HeatPainter.Window all = new HeatPainter.Window(0, n, 0, n);
    int w = 20;
    double[] lightness = new double[3];
    for (Scale.Pool pool : Scale.Pool.values()) {
      Raster raster = new Raster(w, w);
      HeatPainter.paint(
          raster, 0, 0, w, w, rows, all, new Scale(true, false, pool), ColourMap.DUSK, 0, 0);
      double sum = 0;
      for (int p : raster.pixels()) {
        sum += (p >> 8 & 0xFF);
      }
      lightness[pool.ordinal()] = sum;
    }
    assertTrue(lightness[Scale.Pool.MAX.ordinal()] > lightness[Scale.Pool.MEAN.ordinal()]);
    assertTrue(lightness[Scale.Pool.MEAN.ordinal()] > lightness[Scale.Pool.MIN.ordinal()]);
  }

  @Test
  void aZoomedInCellHasTheColourOfItsWeight() {
    Rows rows = new Rows(mind, 1, 0);
    while (!rows.compute(1_000_000_000L)) {}
    Raster raster = new Raster(80, 80);
    HeatPainter.paint(
        raster,
        0,
        0,
        80,
        80,
        rows,
        new HeatPainter.Window(100, 108, 90, 98),
        Scale.DEFAULT,
        ColourMap.DUSK,
        1,
        2);
    float[] row = rows.row(105);
    assertNotNull(row);
    int expected = ColourMap.DUSK.argb(Scale.DEFAULT.place(row[93]));
    assertEquals(expected, raster.pixels()[55 * 80 + 35]);
  }

  @Test
  void scalesInvert() {
    for (boolean log : new boolean[] {true, false}) {
      Scale s = new Scale(log, false, Scale.Pool.MAX);
      assertEquals(0.03, s.weight(s.place(0.03)), 1e-9);
    }
    assertEquals(0, Scale.DEFAULT.place(0));
    assertTrue(new Scale(true, true, Scale.Pool.MAX).text(3).contains("row / its max"));
  }

  @Test
  void zoomingKeepsItsPlaceAndStaysInside() {
    double[] z = HeatView.zoom(0, 1000, 0.5, 0.25, 1000);
    assertEquals(125, z[0], 1e-9);
    assertEquals(625, z[1], 1e-9);
    z = HeatView.zoom(0, 10, 0.1, 0.5, 1000);
    assertEquals(8, z[1] - z[0], 1e-9);
  }

  @Test
  void theHeadShownFirstIsTheOneThatLooksBackFurthest() {
    LookBack near = new LookBack(0.1, 0, 1);
    LookBack far = new LookBack(2.5, 0, 9);
    LookBack nothing = new LookBack(Double.NaN, 1, Double.POSITIVE_INFINITY);
    assertArrayEquals(
        new int[] {1, 0},
        LookBack.furthest(new LookBack[][] {{near, nothing}, {far, new LookBack(1.5, 0, 4)}}));
    assertNull(LookBack.furthest(new LookBack[][] {{near, nothing}}));
  }
}
