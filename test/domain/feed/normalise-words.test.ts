import { expect, it } from 'vitest';
import { readAgeGroup, readAvailability, readCondition, readGender } from '../../../domain/feed/normalise-words.ts';

it.each([
  ['in stock', 'in_stock'],
  ['in_stock', 'in_stock'],
  ['In Stock', 'in_stock'],
  ['IN-STOCK', 'in_stock'],
  ['InStock', 'in_stock'],
  ['https://schema.org/InStock', 'in_stock'],
  ['http://schema.org/LimitedAvailability', 'in_stock'],
  ['available', 'in_stock'],
  ['Em estoque', 'in_stock'],
  ['Disponível', 'in_stock'],
  ['Disponi\u0301vel', 'in_stock'],
  ['en stock', 'in_stock'],
  ['true', 'in_stock'],
  ['out of stock', 'out_of_stock'],
  ['out_of_stock', 'out_of_stock'],
  ['OutOfStock', 'out_of_stock'],
  ['http://schema.org/OutOfStock', 'out_of_stock'],
  ['https://schema.org/SoldOut', 'out_of_stock'],
  ['Esgotado', 'out_of_stock'],
  ['sem estoque', 'out_of_stock'],
  ['Indisponível', 'out_of_stock'],
  ['no disponible', 'out_of_stock'],
  ['agotado', 'out_of_stock'],
  ['Épuisé', 'out_of_stock'],
  ['rupture de stock', 'out_of_stock'],
  ['preorder', 'preorder'],
  ['pre-order', 'preorder'],
  ['https://schema.org/PreOrder', 'preorder'],
  ['Pré-venda', 'preorder'],
  ['backorder', 'backorder'],
  ['BackOrder', 'backorder'],
  ['sob encomenda', 'backorder'],
  ['perhaps', null],
  ['', null],
  ['in stock'.repeat(50), null],
])('availability %s is %s', (text, expected) => {
  expect(readAvailability(text)).toBe(expected);
});

it('reads conditions, genders and ages in several languages, and keeps what it does not know', () => {
  expect(['New', 'novo', 'https://schema.org/NewCondition', 'Usado', 'Recondicionado'].map(readCondition)).toEqual([
    'new',
    'new',
    'new',
    'used',
    'refurbished',
  ]);
  expect(readCondition('Mint')).toBe('Mint');
  expect(['Masculino', 'FEMALE', 'Unissex', 'other'].map(readGender)).toEqual(['male', 'female', 'unisex', 'other']);
  expect(['Adulto', 'infantil', 'Recém-nascido', '18+'].map(readAgeGroup)).toEqual(['adult', 'kids', 'newborn', '18+']);
});
