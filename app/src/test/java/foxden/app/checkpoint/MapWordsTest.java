package foxden.app.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** What is written around the map. */
class MapWordsTest {

  @Test
  void zoomedPastTheProvenEndItDoesNotSayThatNothingIsPast() {
    assertEquals(", every key here is proven to be past", MapView.unmarked(480, 480));
    assertEquals(", no key here is proven to be past", MapView.unmarked(0, 480));
    assertEquals("", MapView.unmarked(100, 480));
  }

  @Test
  void labelsOfTokensStandAtEvenSteps() {
    assertEquals(1, MapView.step(46, 46));
    assertEquals(2, MapView.step(40, 64));
    assertEquals(5, MapView.step(13, 64));
    assertEquals(10, MapView.step(7.5, 64));
    assertEquals(20, MapView.step(4, 64));
    assertEquals(50, MapView.step(1.5, 64));
    assertEquals(2000, MapView.step(0.056, 64));
  }

  @Test
  void coloursOfDecayEndWhereNothingCountsAnyMore() {
    assertEquals(-17, MapView.lowest(Quantity.LOGIT, -400, 3));
    assertEquals(-20, MapView.lowest(Quantity.DECAY, -400, 0));
    assertEquals(-5, MapView.lowest(Quantity.DECAY, -5, 0));
    assertEquals(-400, MapView.lowest(Quantity.CONTENT, -400, 3));
  }
}
