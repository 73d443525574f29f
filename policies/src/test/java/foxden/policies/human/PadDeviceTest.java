package foxden.policies.human;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A scripted pad through the one device interface. */
class PadDeviceTest {

  private final float[] axes = {0, 0, 0, 0, -1, -1};
  private final boolean[] buttons = new boolean[PadState.BUTTONS];
  private final List<PadDevice.Ask> asks = new ArrayList<>();
  private final PadDevice.All pads =
      new PadDevice.All(() -> List.of(new PadState(0, "scripted", axes.clone(), buttons.clone())));

  private Wish read(int samples) {
    Wish last = Wish.NONE;
    for (int i = 0; i < samples; i++) {
      last = pads.read(1 / 60.0, asks);
    }
    return last;
  }

  @Test
  void aDriftingStickDoesNotCreep() {
    axes[PadState.LEFT_Y] = -0.09f;
    axes[PadState.RIGHT_X] = 0.08f;
    Wish w = read(60);
    assertEquals(0, w.forward());
    assertEquals(0, w.turn());
  }

  @Test
  void aFullStickIsHalfSpeedUntilItIsPressed() {
    axes[PadState.LEFT_Y] = -1;
    assertEquals(0.5, read(60).forward(), 1e-3);
    buttons[PadState.LEFT_THUMB] = true;
    assertEquals(1, read(5).forward(), 1e-3);
    axes[PadState.LEFT_Y] = 0;
    assertEquals(0, read(30).forward(), 1e-9);
  }

  @Test
  void aJumpIsSmoothed() {
    read(3);
    axes[PadState.LEFT_X] = 1;
    double before = 0;
    for (int i = 0; i < 3; i++) {
      double now = -read(1).left();
      assertTrue(now > before && now < 0.5, "step " + i + ": " + now);
      before = now;
    }
  }

  @Test
  void aTriggerFlipsOnceAPull() {
    axes[PadState.LEFT_TRIGGER] = 1;
    assertEquals(-1, read(20).leftHand().grip());
    axes[PadState.LEFT_TRIGGER] = -1;
    assertEquals(-1, read(30).leftHand().grip(), "stays closed");
    axes[PadState.LEFT_TRIGGER] = 1;
    assertEquals(1, read(5).leftHand().grip());
    assertEquals(0, read(1).rightHand().grip());
  }

  @Test
  void aBumperLendsTheSticksToAHand() {
    axes[PadState.LEFT_Y] = -1;
    axes[PadState.RIGHT_Y] = -1;
    buttons[PadState.RIGHT_BUMPER] = true;
    Wish w = read(60);
    assertEquals(0, w.forward());
    assertEquals(1, w.rightHand().x(), 1e-3);
    assertEquals(1, w.rightHand().z(), 1e-3);
    assertEquals(0, w.leftHand().x());
  }

  @Test
  void buttonsAskOncePerPress() {
    buttons[PadState.START] = true;
    read(30);
    buttons[PadState.START] = false;
    buttons[PadState.Y] = true;
    read(30);
    assertEquals(List.of(PadDevice.Ask.RECORD, PadDevice.Ask.ROLL_BACK), asks);
    assertEquals(List.of("scripted"), pads.names());
  }

  @Test
  void aBrokenPadIsAtRest() {
    axes[PadState.LEFT_Y] = Float.NaN;
    assertEquals(0, read(10).forward());
    PadDevice short1 = new PadDevice();
    Wish w = short1.read(new PadState(1, "two axes", new float[2], new boolean[4]), 0.1, asks);
    assertEquals(0, w.torso());
  }
}
