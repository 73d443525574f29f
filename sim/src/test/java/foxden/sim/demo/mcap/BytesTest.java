package foxden.sim.demo.mcap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class BytesTest {

  @Test
  void aByteThatMakesAFullBufferGrowIsWritten() {
    Bytes bytes = new Bytes(16);
    for (int i = 0; i < 300_000; i++) {
      bytes.u8(i);
    }
    assertEquals(300_000, bytes.size());
    for (int i = 0; i < 300_000; i++) {
      assertEquals((byte) i, bytes.array()[i]);
    }
  }
}
