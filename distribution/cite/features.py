#!/usr/bin/env python3
"""Prints a WFS transaction that fills the conformance layers."""
print('<wfs:Transaction xmlns:wfs="http://www.opengis.net/wfs/2.0" xmlns:gml="http://www.opengis.net/gml/3.2"'
      ' xmlns:gewu="https://w3id.org/gewu/features" service="WFS" version="2.0.0"><wfs:Insert>')
for i in range(24):
    south, west = 22 + i // 6 * 0.5, 112 + i % 6 * 0.5
    ring = ' '.join(f'{y} {x}' for y, x in [(south, west), (south, west + 0.4), (south + 0.4, west + 0.4),
                                           (south + 0.4, west), (south, west)])
    area = ('<gml:MultiSurface srsName="urn:ogc:def:crs:EPSG::4490"><gml:surfaceMember><gml:Polygon><gml:exterior>'
            f'<gml:LinearRing><gml:posList>{ring}</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon>'
            '</gml:surfaceMember></gml:MultiSurface>')
    place = f'<gml:Point srsName="urn:ogc:def:crs:EPSG::4490"><gml:pos>{south} {west}</gml:pos></gml:Point>'
    for layer, shape in ('cite_area', area), ('cite_place', place):
        floors = f'<gewu:floors>{i % 7}</gewu:floors>' if i % 5 else ''
        print(f'<gewu:{layer}><gml:description>第{i}个</gml:description><gml:name>名称{i}</gml:name>'
              f'<gewu:word>word {i}</gewu:word><gewu:height>{i * 1.5}</gewu:height>{floors}'
              f'<gewu:seen>2022-04-{i % 28 + 1:02d}T08:00:00Z</gewu:seen><gewu:geom>{shape}</gewu:geom></gewu:{layer}>')
print('</wfs:Insert></wfs:Transaction>')
