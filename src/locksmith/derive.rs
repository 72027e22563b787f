//! A key from a passphrase: Argon2id, version 1.3 (RFC 9106), one lane.
//!
//! How much work it takes is said by whoever asks, and what asks may have read it from a file. So the bounds are looked
//! at before anything is allocated, and memory that cannot be had is an error and not the end of the program.

use argon2::{Algorithm, Argon2, Block, Params, Version};
use std::ops::RangeInclusive;
use zeroize::{Zeroize as _, Zeroizing};

/// How much memory a key may take, in KiB: 19 to 256 MiB. Less is too easy to guess at, more is more than a phone has.
pub const MEMORY_KIB: RangeInclusive<u32> = 19 * 1024..=256 * 1024;

/// How many times the memory may be passed over.
pub const PASSES: RangeInclusive<u32> = 2..=10;

/// How many bytes of salt there may be. RFC 9106 wants 16 for passphrases.
pub const SALT: RangeInclusive<usize> = 16..=64;

/// Bytes in a key.
const KEY: usize = 32;

/// Why there is no key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeriveError {
    /// More or less work was asked for than this program does, or too little salt. Nothing was begun.
    OutOfBounds,
    /// This device did not give the memory.
    OutOfMemory {
        /// How much was asked for.
        kib: u32,
    },
}

/// The key for this passphrase. It is erased when it is dropped.
pub fn derive(
    passphrase: &[u8],
    salt: &[u8],
    memory_kib: u32,
    passes: u32,
) -> Result<Zeroizing<[u8; KEY]>, DeriveError> {
    if !SALT.contains(&salt.len()) || !MEMORY_KIB.contains(&memory_kib) || !PASSES.contains(&passes) {
        return Err(DeriveError::OutOfBounds);
    }
    let params = Params::new(memory_kib, passes, 1, Some(KEY)).map_err(|_| DeriveError::OutOfBounds)?;
    let mut key = Zeroizing::new([0; KEY]);
    fill(&Argon2::new(Algorithm::Argon2id, Version::V0x13, params), passphrase, salt, key.as_mut())?;
    Ok(key)
}

/// Runs Argon2 in memory that is asked for and not taken for granted, and erases it.
fn fill(argon2: &Argon2, passphrase: &[u8], salt: &[u8], key: &mut [u8]) -> Result<(), DeriveError> {
    let params = argon2.params();
    let mut blocks: Vec<Block> = Vec::new();
    let room = blocks.try_reserve_exact(params.block_count());
    room.map_err(|_| DeriveError::OutOfMemory { kib: params.m_cost() })?;
    blocks.resize(params.block_count(), Block::new());
    let filled = argon2.hash_password_into_with_memory(passphrase, salt, key, &mut blocks);
    blocks.iter_mut().for_each(|block| block.zeroize());
    // What is left that it refuses is a passphrase of more than four gigabytes.
    filled.map_err(|_| DeriveError::OutOfBounds)
}

#[cfg(test)]
mod tests {
    use super::*;
    use argon2::{AssociatedData, ParamsBuilder};

    const MIB: u32 = 1024;

    fn hex(bytes: &[u8]) -> String {
        bytes.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    #[test]
    fn the_vector_of_rfc_9106_comes_out() {
        let params = ParamsBuilder::new()
            .m_cost(32)
            .t_cost(3)
            .p_cost(4)
            .data(AssociatedData::new(&[4; 12]).expect("short"))
            .output_len(KEY)
            .build()
            .expect("the parameters of section 5.3");
        let argon2 = Argon2::new_with_secret(&[3; 8], Algorithm::Argon2id, Version::V0x13, params).expect("short");
        let mut key = [0; KEY];
        fill(&argon2, &[1; 32], &[2; 16], &mut key).expect("32 KiB");
        assert_eq!(hex(&key), "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659");
    }

    /// From `src/test.c` of the reference implementation, phc-winner-argon2. Its salts are shorter than ours may be.
    #[test]
    fn the_vectors_of_the_reference_implementation_come_out() {
        for (passes, memory_kib, passphrase, salt, key) in [
            (2, 65536, "password", "somesalt", "09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7"),
            (1, 65536, "password", "somesalt", "f6a5adc1ba723dddef9b5ac1d464e180fcd9dffc9d1cbf76cca2fed795d9ca98"),
            (4, 65536, "password", "somesalt", "9025d48e68ef7395cca9079da4c4ec3affb3c8911fe4f86d1a2520856f63172c"),
            (2, 256, "password", "somesalt", "9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe"),
            (
                2,
                65536,
                "differentpassword",
                "somesalt",
                "0b84d652cf6b0c4beaef0dfe278ba6a80df6696281d7e0d2891b817d8c458fde",
            ),
            (2, 65536, "password", "diffsalt", "bdf32b05ccc42eb15d58fd19b1f856b113da1e9a5874fdcc544308565aa8141c"),
        ] {
            let params = Params::new(memory_kib, passes, 1, Some(KEY)).expect("the parameters of test.c");
            let mut found = [0; KEY];
            fill(
                &Argon2::new(Algorithm::Argon2id, Version::V0x13, params),
                passphrase.as_bytes(),
                salt.as_bytes(),
                &mut found,
            )
            .expect("64 MiB");
            assert_eq!(hex(&found), key, "{passphrase} {salt} {memory_kib} {passes}");
        }
    }

    /// Made with its program: `printf %s PASSPHRASE | argon2 SALT -id -k MEMORY -t PASSES -p 1 -l 32 -r`.
    #[test]
    fn a_key_is_the_one_the_reference_program_gives() {
        for (passphrase, salt, memory_kib, passes, key) in [
            (
                "a tired phone",
                "sixteen salt byt",
                19 * MIB,
                2,
                "40fb363dd2e08fa57c93a461989cc491cff0c61ae82b844d8bf4d6a54b540c9c",
            ),
            (
                "passord på norsk",
                "0123456789abcdef",
                64 * MIB,
                3,
                "0e1e3686b5645f1510866559b89ed52ad6e05f79bbce0ec62e3cd6c84b68dc25",
            ),
            (
                "password",
                "somesaltsomesalt",
                64 * MIB,
                2,
                "fc33b78139231d34b71626bd6245c1d72efa190ad605c3d8166a72adcedfa2c2",
            ),
        ] {
            let found = derive(passphrase.as_bytes(), salt.as_bytes(), memory_kib, passes).expect("within the bounds");
            assert_eq!(hex(&*found), key, "{passphrase}");
        }
    }

    #[test]
    fn work_outside_the_bounds_is_refused_before_it_is_begun() {
        let begun = std::time::Instant::now();
        for (salt, memory_kib, passes) in [
            (16, 19 * MIB - 1, 2),
            (16, 256 * MIB + 1, 2),
            (16, u32::MAX, 2),
            (16, 0, 2),
            (16, 64 * MIB, 1),
            (16, 64 * MIB, 11),
            (16, 64 * MIB, u32::MAX),
            (15, 64 * MIB, 3),
            (0, 64 * MIB, 3),
            (65, 64 * MIB, 3),
        ] {
            let refused = derive(b"passphrase", &vec![7; salt], memory_kib, passes);
            assert_eq!(refused.err(), Some(DeriveError::OutOfBounds), "{salt} {memory_kib} {passes}");
        }
        assert!(begun.elapsed().as_millis() < 100, "{:?}", begun.elapsed());
    }

    #[test]
    fn memory_that_cannot_be_had_is_an_error() {
        // More than any machine has; `derive` does not come this far.
        let params = Params::new(u32::MAX, 1, 1, Some(KEY)).expect("what the format can say");
        let refused = fill(&Argon2::new(Algorithm::Argon2id, Version::V0x13, params), b"p", &[7; 16], &mut [0; KEY]);
        assert_eq!(refused, Err(DeriveError::OutOfMemory { kib: u32::MAX }));
    }
}
