import type { Catalogue } from './catalogue-entry.ts';

/** What is wrong with an image's address or content. */
export const IMAGE_MESSAGES: Catalogue = {
  'image-unreachable': {
    action: 'retry',
    pt: [
      'Imagem inacessível',
      'O servidor {host} não entregou a imagem.',
      'A Ponte tenta de novo. Se continuar, verifique se o endereço abre no navegador.',
    ],
    en: [
      'Image unreachable',
      'The server {host} did not deliver the image.',
      'Ponte tries again. If it lasts, check that the address opens in a browser.',
    ],
  },
  'image-not-found': {
    action: 'edit-product',
    pt: [
      'Imagem não encontrada',
      'O servidor {host} diz que a imagem não existe.',
      'Corrija o endereço da imagem na loja ou no feed.',
    ],
    en: [
      'Image not found',
      'The server {host} says that there is no such image.',
      "Correct the image's address in the shop or the feed.",
    ],
  },
  'image-refused-address': {
    action: 'edit-product',
    pt: [
      'Endereço de imagem recusado',
      'O endereço em {host} leva a uma rede privada ou não é http(s); por segurança não é lido.',
      'Use um endereço público para a imagem.',
    ],
    en: [
      'Image address refused',
      'The address at {host} leads to a private network or is not http(s); for safety it is not read.',
      'Use a public address for the image.',
    ],
  },
  'image-too-large': {
    action: 'edit-product',
    pt: [
      'Imagem grande demais',
      'A imagem passa do que pode ser lido ou reduzido para os 10 MB e 4000 pixels do TikTok.',
      'Troque por uma imagem menor.',
    ],
    en: [
      'Image too large',
      "The image is beyond what can be read or reduced to TikTok's 10 MB and 4000 pixels.",
      'Replace it by a smaller one.',
    ],
  },
  'image-not-an-image': {
    action: 'edit-product',
    pt: [
      'O endereço não é de uma imagem',
      'O que o endereço entrega não pode ser lido como imagem.',
      'Corrija o endereço da imagem, ou troque o arquivo por JPEG, PNG ou WebP.',
    ],
    en: [
      'The address is not of an image',
      'What the address delivers cannot be read as an image.',
      'Correct the address, or replace the file by a JPEG, PNG or WebP.',
    ],
  },
  'image-drawn': {
    action: 'none',
    pt: [
      'Imagem desenhada no lugar',
      'A imagem não pôde ser lida; só no modo sandbox, uma imagem desenhada a substitui.',
      'Nada a fazer no modo sandbox.',
    ],
    en: [
      'Drawn image in its place',
      'The image could not be read; in sandbox mode only, a drawn one replaces it.',
      'Nothing to do in sandbox mode.',
    ],
  },
};
