package foxden.policies.remote;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PackedTest {

  // What PyPI msgpack 1.x with openpi's array rule gives for
  // {"actions": np.array([[1, 2]], dtype=np.float32)}: keys of the array map are bin, others str.
  private static final String GOLDEN =
      "81a7616374696f6e7384c40b5f5f6e6461727261795f5fc3c40464617461c408"
          + "0000803f00000040c4056474797065a33c6634c405736861706592"
          + "0102";

  @Test
  void arraysAreWrittenAsOpenpiWritesThem() {
    byte[] written = Packed.write(Map.of("actions", NdArray.of(new float[] {1, 2}, 1, 2)));
    assertEquals(GOLDEN, HexFormat.of().formatHex(written));
  }

  @Test
  void everyTypeOfNumberIsRead() {
    ByteBuffer halves = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN);
    for (int bits : new int[] {0x3C00, 0xC000, 0x0001, 0x7C00, 0x7E00}) {
      halves.putShort((short) bits);
    }
    assertArrayEquals(
        new double[] {1, -2, Math.scalb(1, -24), Double.POSITIVE_INFINITY, Double.NaN},
        new NdArray("<f2", new int[] {5}, halves.array()).values());
    ByteBuffer big = ByteBuffer.allocate(16).putDouble(0.1).putDouble(-3);
    assertArrayEquals(
        new double[] {0.1, -3}, new NdArray(">f8", new int[] {2}, big.array()).values());
    assertArrayEquals(
        new double[] {255, 1}, new NdArray("|u1", new int[] {2}, new byte[] {-1, 1}).values());
    assertArrayEquals(
        new double[] {-1}, new NdArray("<i4", new int[] {1}, new byte[] {-1, -1, -1, -1}).values());
    for (String refused : List.of("|O", "|V8", "<c8", "", "f", "<M8")) {
      assertThrows(
          IllegalArgumentException.class, () -> new NdArray(refused, new int[] {1}, new byte[8]));
    }
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("text", "h\u00e9llo");
    map.put("flag", true);
    map.put("int", -5L);
    map.put("real", 0.25);
    map.put("raw", new byte[] {1, 2});
    map.put("list", List.of(1L, "b"));
    map.put("nothing", null);
    Map<String, Object> back = Packed.read(Packed.write(map));
    assertArrayEquals((byte[]) map.remove("raw"), (byte[]) back.remove("raw"));
    assertEquals(map, back);
  }

  @Test
  void anyBytesAreReadOrRefusedNeverMore() {
    byte[] good = Packed.write(Map.of("actions", NdArray.of(new float[] {1, 2, 3}, 1, 3)));
    Random random = new Random(9);
    int refused = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] bad = Arrays.copyOf(good, 1 + random.nextInt(good.length));
      bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
      try {
        Packed.read(bad);
      } catch (IllegalArgumentException e) {
        refused++;
      }
    }
    assertTrue(refused > 10_000);
  }
}
